/**
 * A type of the SDK as it is on the wire: MSK's JSON names begin in lower case, its times are text in
 * ISO 8601, its blobs are base64. Keys of maps (tags) stay as they are.
 */
export type Wire<T> = T extends Date | Uint8Array
  ? string
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? string extends keyof T
        ? T
        : { [Key in keyof T as Key extends string ? Uncapitalize<Key> : Key]: Wire<T[Key]> }
      : T;
