import type { XmlElement } from '../../clients/xml.ts';
import { unwritable } from '../../core/entry-text.ts';
import type { Draft } from './importer.ts';
import type { Note, TakeNote } from './note.ts';
import type { BesideAutoconfig } from './provider.ts';

/** A server of a foreign format in the words of autoconfig; texts as they stand there, empty if they are missing. */
export interface Section {
  /** What it is called in the source, for notes. */
  readonly place: string;
  readonly element: 'incomingServer' | 'outgoingServer' | 'calendar' | 'addressbook';
  readonly type: string;
  readonly parts: Readonly<
    Partial<Record<'hostname' | 'port' | 'socketType' | 'authentication' | 'username' | 'url', string>>
  >;
}

/** What a foreign format says of one provider. */
export interface Facts {
  /** The first one names the entry. */
  readonly domains: readonly string[];
  readonly displayName: string;
  /** Empty if the format has none. */
  readonly displayShortName: string;
  readonly sections: readonly Section[];
  /** A page about the settings. */
  readonly documentation?: string;
  readonly beside?: BesideAutoconfig;
  /** What else is called otherwise in the source, by element of the document. */
  readonly places?: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
}

/** Says the facts as an autoconfig document that nobody published. */
export function toDraft(facts: Facts): Draft {
  const notes = [...facts.notes];
  const note: TakeNote = (element, action, why) => {
    notes.push({ element, action, why });
  };
  const places = new Map(Object.entries(facts.places ?? {}));
  const sections = findSections(facts.sections, note);
  const counts = new Map<string, number>();
  for (const { place, element } of sections) {
    // Services beside mail are counted together.
    const kind = element.endsWith('Server') ? element : 'beside';
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    places.set(`${element}[${String(count)}]`, place);
  }
  const [name = ''] = facts.domains;
  const isMail = ({ name: element }: XmlElement): boolean => element.endsWith('Server');
  const servers = sections.map(toElement);
  const provider = createElement('emailProvider', { id: name }, [
    ...facts.domains.map((domain) => createLeaf('domain', domain)),
    createLeaf('displayName', facts.displayName),
    createLeaf('displayShortName', facts.displayShortName),
    ...servers.filter(isMail),
    ...(facts.documentation === undefined
      ? []
      : [createElement('documentation', { url: facts.documentation.trim() }, [])]),
  ]);
  const root = createElement('clientConfig', { version: '1.1' }, [
    provider,
    ...servers.filter((server) => !isMail(server)),
  ]);
  return {
    name,
    root,
    isPublic: false,
    ...(facts.beside === undefined ? {} : { beside: facts.beside }),
    places,
    notes,
  };
}

/** Leaves out servers that stand twice, and text that no document could hold. */
function findSections(sections: readonly Section[], note: TakeNote): readonly Section[] {
  const found = new Map<string, Section>();
  for (const { place, element, type, parts } of sections) {
    const readable = Object.entries(parts).filter(([part, text]) => {
      const isReadable = !unwritable.test(text);
      if (!isReadable) note(`${place}/${part}`, 'dropped', 'it holds a control or private-use character');
      return isReadable;
    });
    const key = JSON.stringify([element, type, readable]);
    if (found.has(key)) note(place, 'dropped', 'the same server stands there twice');
    else found.set(key, { place, element, type, parts: Object.fromEntries(readable) });
  }
  return [...found.values()];
}

function toElement({ element, type, parts }: Section): XmlElement {
  const leaves = Object.entries(parts).filter(([, text]) => text !== '');
  return createElement(
    element,
    { type },
    leaves.map(([part, text]) => createLeaf(part, text)),
  );
}

/** An element that was never written down. */
export function createElement(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly XmlElement[],
): XmlElement {
  return { name, attributes: new Map(Object.entries(attributes)), children, text: '', textWithoutCdata: '' };
}

/** An element with text alone. */
export const createLeaf = (name: string, text: string): XmlElement => ({
  ...createElement(name, {}, []),
  text,
  textWithoutCdata: text,
});

/** Calls the places of a document what they are called in the source. */
export function toSourceNotes(notes: readonly Note[], places: ReadonlyMap<string, string>): readonly Note[] {
  return notes.map((note) => {
    const [longest] = [...places.keys()]
      .filter((place) => note.element === place || note.element.startsWith(`${place}/`))
      .sort((a, b) => b.length - a.length);
    if (longest === undefined) return note;
    return { ...note, element: `${places.get(longest) ?? ''}${note.element.slice(longest.length)}` };
  });
}
