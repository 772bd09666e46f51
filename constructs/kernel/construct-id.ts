/**
 * A text of a user's (an address, an ARN) in characters that a construct's id may have. Two texts
 * never share one, so that none moves the resource of another.
 */
export function constructId(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, (other) => `_${other.codePointAt(0)?.toString(16)}`);
}

/**
 * A name as the id of a construct. A construct keeps its children in a plain object, where a name that
 * every object has is taken from the start: it gets a prefix, every other stays as it is.
 */
export function idOfName(name: string): string {
  return name in Object.prototype ? `Named-${name}` : name;
}
