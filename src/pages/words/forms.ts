import { places, type PasswordChoice, type Place, type SecurityChoice, type SharedField } from './places.ts';
import type { ClientId, FormWords, Words } from './types.ts';

type Row<Order extends readonly Place[]> = readonly [
  path: readonly string[],
  ...words: { readonly [Index in keyof Order]: string },
];

/** One language's words: of each client the path, then a word for each place; one too few or too many does not compile. */
export type Rows = { readonly [Client in ClientId]: Row<(typeof places)[Client]> };

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

const isSecurity = (place: Place): place is SecurityChoice => place === 'SSL' || place === 'STARTTLS';
const isPassword = (place: Place): place is PasswordChoice => place === 'OAuth2' || place === 'password-cleartext';
const isShared = (place: Place): place is SharedField =>
  /^(?:server|port|security|authentication|userName|password)$/.test(place);
const capitalize = <Text extends string>(text: Text): Capitalize<Text> =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}` as Capitalize<Text>;

function toForm(order: readonly Place[], [path, ...words]: readonly [readonly string[], ...string[]]): FormWords {
  const fields: Mutable<FormWords['fields']> = {};
  const security: Mutable<FormWords['security']> = {};
  const password: Mutable<NonNullable<FormWords['password']>> = {};
  for (const [index, place] of order.entries()) {
    const word = words[index] ?? '';
    if (isSecurity(place)) security[place] = word;
    else if (isPassword(place)) password[place] = word;
    else if (isShared(place)) {
      fields[`incoming${capitalize(place)}`] = word;
      fields[`outgoing${capitalize(place)}`] = word;
    } else fields[place] = word;
  }
  return { path, fields, security, ...(Object.keys(password).length > 0 && { password }) };
}

/** The forms in one language; a client without a row keeps its row of `english`, and is marked so. */
export function toWords(rows: Partial<Rows>, english: Rows): Words {
  const forms = (Object.keys(places) as ClientId[]).map((client) => {
    const row = rows[client];
    return [
      client,
      row ? toForm(places[client], row) : { ...toForm(places[client], english[client]), isEnglish: true },
    ];
  });
  return Object.fromEntries(forms) as Words;
}
