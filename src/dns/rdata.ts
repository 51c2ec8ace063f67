// RFC 1035 §3.3.14 and §3.4.1, RFC 3596 §2.2: what records hold that name no host.

/**
 * The address of an A or AAAA record, as people write it (RFC 5952).
 *
 * @throws RangeError where the record has another length.
 */
export function readAddress(view: DataView, at: number, end: number, octets: 4 | 16): string {
  if (end - at !== octets) throw new RangeError('record of another length');
  if (octets === 4) return [0, 1, 2, 3].map((index) => view.getUint8(at + index)).join('.');
  const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((index) => view.getUint16(at + index).toString(16));
  // The URL parser shortens addresses as that RFC says.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

/**
 * The strings of a TXT record, joined to one text with a character for each octet.
 *
 * @throws RangeError where a string leads beyond the record.
 */
export function readStrings(view: DataView, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end;) {
    const length = view.getUint8(at);
    if (at + 1 + length > end) throw new RangeError('string beyond the record');
    for (let index = at + 1; index <= at + length; index += 1) text += String.fromCharCode(view.getUint8(index));
    at += length + 1;
  }
  return text;
}

const quoted = /"((?:[^"\\]|\\.)*)"\s*/gy;

/**
 * The same as JSON has it: quoted strings with the escapes of zone files (RFC 1035 §5.1), or the bare text.
 *
 * @returns undefined for quotes that do not close.
 */
export function parseStrings(data: string): string | undefined {
  if (!data.startsWith('"')) return data;
  let text = '';
  let end = 0;
  for (const [whole, inner = ''] of data.matchAll(quoted)) {
    text += inner.replace(/\\(?:(\d{3})|(.))/gs, (_escape, code?: string, character?: string) =>
      code === undefined ? (character ?? '') : String.fromCharCode(Number(code) & 0xff),
    );
    end += whole.length;
  }
  return end === data.length ? text : undefined;
}
