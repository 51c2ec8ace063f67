/**
 * What is filled into a planned request.
 *
 * - `{domain}`, `{email}`: as typed. `{email|form}` is encoded as a form field, `{email|path}` as Delta Chat does, which
 *   leaves nothing but letters, digits and dots.
 * - `{md5}`: of the address in lower case, in hexadecimal digits.
 * - `{mx}`: the host where the mail goes. A request with it is asked once for each host that `MxRule` gives.
 * - `{srv}`: the host of `_autodiscover._tcp`; without such a record the request is left out.
 */
export interface Variables {
  readonly domain: string;
  readonly email: string;
  readonly md5: string;
  readonly mx: string | undefined;
  readonly srv: string | undefined;
}

const form = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+');
const path = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (octet) => {
    const character = String.fromCharCode(octet);
    return /[A-Za-z0-9.]/.test(character) ? character : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');

/** Fills in what is known; undefined if something that the text needs is not there. */
export function fillIn(text: string, variables: Variables): string | undefined {
  const { domain, email, md5, mx, srv } = variables;
  const values: Readonly<Record<string, string | undefined>> = {
    domain,
    email,
    'email|form': form(email),
    'email|path': path(email),
    md5,
    mx,
    srv,
  };
  const parts = text.split(/\{([a-z0-9|]+)\}/);
  const filled = parts.map((part, index) => (index % 2 === 0 ? part : values[part]));
  return filled.includes(undefined) ? undefined : filled.join('');
}
