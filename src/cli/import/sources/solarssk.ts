import type { Draft, Importer } from '../importer.ts';
import { toDraft, type Section } from '../draft.ts';
import { decodeText, failRead, readWhole, textLimitBytes } from '../file.ts';
import { findMember, findText, isRecord } from '../loose.ts';
import { quote, type Note } from '../note.ts';
import { parseYaml } from '../yaml.ts';

/** The YAML of solarssk/autodiscover, before that mail-autodiscover (app/config.py, read in November 2026). */
export const solarssk: Importer = {
  name: 'solarssk',
  operand: '<file>',
  summary: 'the YAML of solarssk/autodiscover (CONFIG_FILE)',
  async read(path) {
    const bytes = await readWhole(path, textLimitBytes, 'configuration of solarssk/autodiscover');
    if (!bytes.ok) return bytes;
    const text = decodeText(bytes.value);
    if (!text.ok) return text;
    const yaml = parseYaml(text.value);
    if (!yaml.ok) return yaml;
    const domains = findMember(yaml.value, 'domains');
    if (!isRecord(domains))
      return failRead('is YAML, but no configuration of solarssk/autodiscover: it has no domains');
    return { ok: true, drafts: Object.entries(domains).map(([domain, settings]) => toEntry(domain, settings)) };
  },
};

function toEntry(domain: string, settings: unknown): Draft {
  const notes: Note[] = [
    {
      element: 'username',
      action: 'guessed',
      why: 'USERNAME_FORMAT is not in this file; taken as its default, the address',
    },
  ];
  const sections = (['imap', 'pop3', 'smtp'] as const).flatMap((type): readonly Section[] => {
    const server = findMember(settings, type);
    if (!isRecord(server)) return [];
    // Off unless stated; a truth value of YAML, or a word that its reader takes for one.
    if (type === 'pop3' && !/^(?:true|yes|on|y|t|1)$/i.test(findText(server, 'enabled'))) return [];
    const element = type === 'smtp' ? 'outgoingServer' : 'incomingServer';
    const socketType = findText(server, 'socket_type');
    const parts = {
      hostname: findText(server, 'host'),
      port: findText(server, 'port'),
      // In any case there.
      socketType: socketType.toLowerCase() === 'plain' ? 'plain' : socketType.toUpperCase(),
      authentication: findText(server, 'authentication'),
      username: '%EMAILADDRESS%',
    };
    return [{ place: type, element, type, parts }];
  });
  for (const name of isRecord(settings) ? Object.keys(settings) : []) {
    if (known.has(name)) continue;
    notes.push({ element: quote(name), action: 'dropped', why: 'it is not known' });
  }
  return toDraft({
    domains: [domain.trim()],
    displayName: findText(settings, 'display_name'),
    displayShortName: findText(settings, 'display_short_name'),
    sections,
    places: { displayName: 'display_name', displayShortName: 'display_short_name', domain: 'domains' },
    notes,
  });
}

const known = new Set(['display_name', 'display_short_name', 'imap', 'pop3', 'smtp']);
