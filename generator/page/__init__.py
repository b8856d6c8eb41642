"""The policy maker: this program in a web page. Its engine runs in the browser; `bundle` makes the page."""
