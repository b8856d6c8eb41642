// What the page is told by the program: see engine.py and interview/as_json.py.

export type Entry = Record<string, string>;
export type Given = string | string[] | Entry[];
export type Kind =
  | "text"
  | "yes-no"
  | "choice"
  | "choices"
  | "job-title"
  | "job-titles"
  | "entries"
  | "date"
  | "number"
  | "address"
  | "colour"
  | "file";

export interface Choice {
  value: string;
  label: string;
  help?: string;
}

export interface Question {
  key: string;
  kind: Kind;
  tier: "first" | "usual" | "rare";
  label: string;
  help?: string;
  why?: string;
  example?: string;
  choices?: Choice[];
  is_open?: boolean;
  is_aside?: boolean;
  is_written?: boolean;
  completes?: string;
  fields?: Question[];
  required_when?: object;
  expects?: { publisher: string; text: string; jurisdictions: string[] }[];
  words?: { short: number; full: number };
}

export interface Step {
  id: string;
  title: string;
  intro?: string;
  questions: Question[];
}

/** What there is to know of a question that is asked now. */
export interface Asked {
  label?: string;
  meant?: Given;
  required?: boolean;
  holder?: string;
  /** Those of its choices that there are now, where these are not all. */
  offered?: string[];
  /** What its choices are called by the answers that there are, where that is not always the same. */
  called?: Record<string, string>;
}

export interface Told {
  key: string;
  line: number;
  message: string;
  hint: string;
}

export interface Extra {
  after: string;
  id: string;
  text: string;
}

/** A clause that can stay or go by itself. */
export interface Single {
  id: string;
  words: string;
  /** Whether it is in while nobody says anything of it. */
  isUsual: boolean;
  /** Whether it is out, and somebody has to say why. */
  isExpected: boolean;
}

/** What a file says of a policy in an organisation's own words. */
export interface Own {
  sections?: Record<string, string>;
  reasons?: Record<string, string>;
  wording?: Record<string, string>;
  extra?: Extra[];
}

/** What became of some answers. */
export interface Said {
  id: string;
  text: string;
  answers: Record<string, Given>;
  asked: Record<string, Asked>;
  titles: string[];
  missing: string[];
  problems: Told[];
  warnings: Told[];
  own: Record<string, Own>;
}

export interface Part {
  kind: string;
  title: string;
  optional: boolean;
}

export interface Format {
  name: string;
  title: string;
  ending: string;
  type: string;
}

/** What the page was made with. */
export interface Form {
  steps: Step[];
  policies: Record<string, { title: string; parts: Record<string, Part> }>;
  formats: Format[];
  start: Said;
  preview: Record<string, string>;
  brand: Record<string, string>;
  /** Whether everybody starts with some answers. */
  isPrefilled: boolean;
  version: string;
}

export type Path = (string | number)[];
export type Files = Record<string, Uint8Array<ArrayBuffer>>;

// biome-ignore lint/suspicious/noExplicitAny: each request has an answer of its own shape
export type Ask = (request: object, files?: Files) => Promise<{ said: any; files: Files }>;

/** Where answers are kept while the page is open. */
export interface Store {
  form: Form;
  /** What the program said last. */
  said: Said;
  /** What the program cannot do to the file, where it cannot. */
  refused: Told[];
  /** The pages and other files of the policies, by their paths; what was made last, while something is wrong. */
  files: Files;
  /** The files that the brand names, by the paths that the answers give them. */
  brand: Files;
  /** The name that the file had when it was opened, without its ending. */
  id: string;
  /** Whether the file was begun here, and has no comments yet. */
  isBegun: boolean;
  /** Whether anything has been answered here. */
  isTouched: boolean;
  /** Whether `files` are of the answers as they are now. */
  isCurrent: boolean;
  /** What was said before the last answer, where it took others along, and how many. */
  lost: { said: Said; count: number } | null;
  /** Whether the program has heard all that was answered. */
  readonly isHeard: boolean;
  /** Return the answer that was given to a question; nothing where there is none. */
  given(key: string): Given | undefined;
  /** Return the answer that counts: given, or meant where nothing is. */
  answer(key: string): Given;
  /** Answer a question. */
  give(key: string, given: Given): void;
  /** Put something of the organisation's own words into the file, or take it out. */
  say(changes: [Path, unknown][]): void;
  /** Go on with a file; return what is wrong with it where it cannot be read. */
  open(id: string, text: string, beside?: { brand?: Files; isBegun?: boolean }): Promise<Told[]>;
  /** Return the clauses of a section that can stay or go by themselves. */
  singles(policy: string, section: string): Promise<Single[]>;
  /** Start without any answer. */
  clear(): void;
  /** Go back to what there was before an answer that took others along. */
  undo(): void;
  /** Have the program hear what it has not heard yet. */
  hear(): void;
  /** Be told of each change. */
  listen(listener: (store: Store) => void): void;
}
