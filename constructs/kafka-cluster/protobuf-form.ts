/** Comments and texts of Protocol Buffers, whose braces do not count; also those left open. */
const PROTOBUF_ASIDE = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/g;

/** Whether a text has a message of Protocol Buffers, and closes every brace that it opens. */
export function isProtobuf(text: string): boolean {
  const code = text.replace(PROTOBUF_ASIDE, ' ');
  let depth = 0;
  for (const [brace] of code.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0 && /\bmessage\s+\w+\s*\{/.test(code);
}
