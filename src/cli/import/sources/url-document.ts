import { findChildren, type XmlElement } from '../../../clients/xml.ts';
import type { Domain, EmailAddress } from '../../../core/types.ts';
import { createLeaf } from '../draft.ts';
import { quote, type TakeNote } from '../note.ts';
import { toTemplate } from '../person.ts';

/** Makes templates of user names that the server has filled in with the address that was asked for. */
export function withTemplates(root: XmlElement, address: EmailAddress, note: TakeNote): XmlElement {
  const told = new Set<string>();
  const change = (element: XmlElement): XmlElement => {
    if (element.name === 'username' && element.children.length === 0) {
      const template = toTemplate(element.text.trim(), address);
      if (template === element.text.trim()) return element;
      if (!told.has(template))
        note('username', 'changed', `it is filled in for the address that was asked for; taken as ${template}`);
      told.add(template);
      return createLeaf('username', template);
    }
    return { ...element, children: element.children.map(change) };
  };
  return change(root);
}

/** Leaves one domain of a document: its own server speaks for it, and for no other one. */
export function claimOnly(root: XmlElement, domain: Domain, note: TakeNote): XmlElement {
  const change = (provider: XmlElement): XmlElement => {
    const written = findChildren(provider, 'domain').map((element) => element.text.trim());
    const isNamed = written.some((name) => name.toLowerCase() === domain || name === '%EMAILDOMAIN%');
    if (!isNamed) note('domain', 'guessed', `the document does not name ${domain}, but is what it answers`);
    for (const name of written) {
      if (name.toLowerCase() === domain || name === '%EMAILDOMAIN%') continue;
      note('domain', 'dropped', `${quote(name)} was not asked; import it by itself, or with --all-domains`);
    }
    const others = provider.children.filter(({ name }) => name !== 'domain');
    return { ...provider, children: [createLeaf('domain', domain), ...others] };
  };
  return {
    ...root,
    children: root.children.map((child) => (child.name === 'emailProvider' ? change(child) : child)),
  };
}
