// Packed bytes written as letters, five for four: `as_text` in written.py does the same the other way.
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";

/** Return the bytes that a text stands for.
 * @param {string} text */
function bytesOf(text) {
  const values = new Uint8Array(128);
  for (let at = 0; at < LETTERS.length; at += 1) values[LETTERS.charCodeAt(at)] = at;
  // The last group may be shorter: of bytes by as many as of letters.
  const missing = (5 - (text.length % 5)) % 5;
  const padded = text + "~".repeat(missing);
  const bytes = new Uint8Array((padded.length / 5) * 4);
  const view = new DataView(bytes.buffer);
  for (let from = 0, to = 0; from < padded.length; from += 5, to += 4) {
    let sum = 0;
    for (let at = from; at < from + 5; at += 1) sum = sum * 85 + (values[padded.charCodeAt(at)] ?? 0);
    view.setUint32(to, sum);
  }
  return bytes.subarray(0, bytes.length - missing);
}

/** Return the content of a part, unpacked.
 * @param {string} part */
export function unpack(part) {
  // Through no Blob: WebKit reads none in a page from the disk.
  const packed = new Response(bytesOf(part)).body ?? new ReadableStream();
  return new Response(packed.pipeThrough(new DecompressionStream("gzip")));
}
