import { findChild, findChildren, type XmlElement } from '../../clients/xml.ts';

/** Whose settings are asked for. */
export interface Asked {
  readonly email: string;
  readonly localPart: string;
  readonly domain: string;
}

/**
 * One decision of importer or format, told as a change of the original document. Written apart from both, so that it
 * says what was decided and not what the code happens to do.
 */
export interface Rule {
  readonly reason: string;
  readonly change: (root: XmlElement, asked: Asked) => XmlElement;
}

const ports: Readonly<Record<string, readonly string[]>> = {
  imap: ['993', '143'],
  pop3: ['995', '110'],
  smtp: ['465', '587'],
};
const textOf = (parent: XmlElement, name: string): string => findChild(parent, name)?.text.trim() ?? '';
const typeOf = (server: XmlElement): string => server.attributes.get('type')?.trim() ?? '';
const isServer = ({ name }: XmlElement): boolean => name === 'incomingServer' || name === 'outgoingServer';
const withChildren = (parent: XmlElement, children: readonly XmlElement[]): XmlElement => ({ ...parent, children });
const withText = (leaf: XmlElement, text: string): XmlElement => ({ ...leaf, text, textWithoutCdata: text });
const leaf = (name: string, text: string): XmlElement =>
  withText({ name, attributes: new Map(), children: [], text, textWithoutCdata: text }, text);

/** Changes the provider's children. */
const inProvider =
  (change: (children: readonly XmlElement[], asked: Asked) => readonly XmlElement[]): Rule['change'] =>
  (root, asked) =>
    withChildren(
      root,
      root.children.map((child) =>
        child.name === 'emailProvider' ? withChildren(child, change(child.children, asked)) : child,
      ),
    );

/** Changes each server of the provider. */
const inServers = (change: (server: XmlElement, asked: Asked) => XmlElement): Rule['change'] =>
  inProvider((children, asked) => children.map((child) => (isServer(child) ? change(child, asked) : child)));

/** Changes the text of one kind of leaf. */
const inLeaves = (parent: XmlElement, name: string, change: (text: string) => string): XmlElement =>
  withChildren(
    parent,
    parent.children.map((child) => (child.name === name ? withText(child, change(child.text)) : child)),
  );

/** Puts elements that pass a test into another order, at the places that they have together. */
function reorder(
  children: readonly XmlElement[],
  test: (child: XmlElement) => boolean,
  rank: (child: XmlElement) => number,
): readonly XmlElement[] {
  const ordered = children.filter(test).sort((a, b) => rank(a) - rank(b));
  let next = 0;
  return children.map((child) => (test(child) ? (ordered[next++] ?? child) : child));
}

const hasTls = (servers: readonly XmlElement[]): boolean =>
  servers.some((server) => ['SSL', 'STARTTLS'].includes(textOf(server, 'socketType')));
const incomingTypes = ['imap', 'pop3', 'exchange', 'ews', 'owa', 'graph', 'activeSync', 'jmap'];
const fill = (text: string, { email, localPart, domain }: Asked): string =>
  text
    .replaceAll('%EMAILADDRESS%', email)
    .replaceAll('%EMAILLOCALPART%', localPart)
    .replaceAll('%EMAILDOMAIN%', domain);

/** In the order in which they are applied; each is named in docs/importing.md. */
export const rules: readonly Rule[] = [
  {
    reason: 'the port belongs to another protocol, so the section is left out',
    change: inProvider((children) =>
      children.filter((child) => {
        if (!isServer(child)) return true;
        const port = textOf(child, 'port');
        const own = ports[typeOf(child)];
        return own === undefined || own.includes(port) || !Object.values(ports).some((list) => list.includes(port));
      }),
    ),
  },
  {
    reason: 'clear text is left out where the same direction has TLS',
    change: inProvider((children) =>
      children.filter((child) => {
        if (!isServer(child) || textOf(child, 'socketType') !== 'plain') return true;
        return !hasTls(children.filter(({ name }) => name === child.name));
      }),
    ),
  },
  {
    reason: 'IMAP is put before POP3',
    change: inProvider((children) =>
      reorder(
        children,
        ({ name }) => name === 'incomingServer',
        (child) => incomingTypes.indexOf(typeOf(child)),
      ),
    ),
  },
  {
    reason: 'implicit TLS is put before STARTTLS',
    change: inProvider((children) =>
      ['imap', 'pop3', 'smtp'].reduce(
        (list, type) =>
          reorder(
            list,
            (child) => isServer(child) && typeOf(child) === type,
            (child) => ['SSL', 'STARTTLS', 'plain'].indexOf(textOf(child, 'socketType')),
          ),
        children,
      ),
    ),
  },
  {
    reason: 'a placeholder without its closing % is repaired',
    change: inServers((server) =>
      inLeaves(server, 'username', (text) => text.replace(/%(EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN)$/, '%$1%')),
    ),
  },
  {
    reason: 'a missing user name is that of the incoming server',
    change: inProvider((children) => {
      const login = children.find(({ name }) => name === 'incomingServer');
      const username = leaf('username', (login && textOf(login, 'username')) ?? '%EMAILADDRESS%');
      return children.map((child) => {
        if (!isServer(child) || textOf(child, 'username') !== '' || isWithoutLogin(child)) return child;
        return withChildren(child, [...child.children, username]);
      });
    }),
  },
  {
    reason: 'a server without login gets a user name, which Thunderbird wants',
    change: inServers((server) =>
      textOf(server, 'username') !== '' || !isWithoutLogin(server)
        ? server
        : withChildren(server, [...server.children, leaf('username', '%EMAILADDRESS%')]),
    ),
  },
  {
    reason: 'host names are filled in by the server',
    change: inServers((server, asked) => inLeaves(server, 'hostname', (text) => fill(text, asked))),
  },
  {
    reason: 'user names of several placeholders are filled in by the server',
    change: inServers((server, asked) =>
      inLeaves(server, 'username', (text) => (/^%[A-Z]+%$/.test(text) ? text : fill(text, asked))),
    ),
  },
  {
    reason: 'display names are filled in by the server',
    change: inProvider((children, asked) =>
      children.map((child) => (child.name.startsWith('display') ? withText(child, fill(child.text, asked)) : child)),
    ),
  },
  {
    reason: 'the form of the login page, which holds a user name of its own, is written first or left out',
    change: (root) => {
      const webMail = findChildren(root, 'webMail');
      const usable = webMail.map((element) =>
        withChildren(
          element,
          element.children.filter((child) => child.name !== 'loginPageInfo' || isUsableForm(child)),
        ),
      );
      return withChildren(root, [...usable, ...root.children.filter(({ name }) => name !== 'webMail')]);
    },
  },
  {
    reason: 'a misspelt, missing or too long displayShortName is replaced',
    change: (root, asked) =>
      inProvider((children) => {
        const id = findChild(root, 'emailProvider')?.attributes.get('id') ?? '';
        const text = (name: string): string => children.find((child) => child.name === name)?.text ?? '';
        const short = [text('displayShortName') || text('displayNameShort'), text('displayName'), id].find(
          (name) => name !== '' && name.length <= 20,
        );
        const others = children.filter(({ name }) => name !== 'displayShortName' && name !== 'displayNameShort');
        return short === undefined ? children : [...others, leaf('displayShortName', short)];
      })(root, asked),
  },
];

function isWithoutLogin(server: XmlElement): boolean {
  return findChildren(server, 'authentication').every(({ text }) => ['none', 'client-IP-address'].includes(text));
}

function isUsableForm(form: XmlElement): boolean {
  const isNamed = (name: string): boolean => {
    const attributes = findChild(form, name)?.attributes;
    return attributes?.has('id') === true || attributes?.has('name') === true;
  };
  const url = form.attributes.get('url') ?? '';
  return url.startsWith('https:') && isNamed('usernameField') && isNamed('passwordField');
}
