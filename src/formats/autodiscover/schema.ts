/** The namespaces of Autodiscover (MS-OXDSCLI §2.2.3, MS-ASCMD §2.2.1.1). Always `http`, whatever Learn pages print. */
const base = 'http://schemas.microsoft.com/exchange/autodiscover';

/** Root of every answer, and `Response` of an error. */
export const frameNamespace = `${base}/responseschema/2006`;

/** What an answer holds: settings for Outlook, or the place of an ActiveSync server. */
export type Schema = 'outlook' | 'mobilesync';

/** `Response` of an answer in that schema. Chosen from here, never copied from a request. */
export const responseNamespace: Readonly<Record<Schema, string>> = {
  outlook: `${base}/outlook/responseschema/2006a`,
  mobilesync: `${base}/mobilesync/responseschema/2006`,
};

const requestNamespace =
  /^https?:\/\/schemas\.microsoft\.com\/exchange\/autodiscover\/(outlook|mobilesync)\/requestschema\/2006a?$/i;
const acceptableSchema =
  /^https?:\/\/schemas\.microsoft\.com\/exchange\/autodiscover\/(outlook|mobilesync)\/responseschema\/2006a?$/i;

/** The schema that belongs to the namespace of a request; undefined for a foreign one. */
export const findRequestSchema = (namespace: string): Schema | undefined =>
  toSchema(requestNamespace.exec(namespace)?.[1]);

/** The schema that `AcceptableResponseSchema` names; undefined for one that does not exist. */
export const findAcceptableSchema = (text: string): Schema | undefined => toSchema(acceptableSchema.exec(text)?.[1]);

const toSchema = (name: string | undefined): Schema | undefined => {
  const lower = name?.toLowerCase();
  return lower === 'outlook' || lower === 'mobilesync' ? lower : undefined;
};
