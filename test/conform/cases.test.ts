import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCaseFiles } from '../../src/conform/parse-case.ts';
import { clientNames } from '../../src/conform/readers.ts';
import { readGroups } from './servers.ts';

const groups = readGroups();
const cases = groups.flatMap((group) => group.cases);
const specs = readFileSync(join(import.meta.dirname, '../../docs/specs.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| ([^|]*[^ |]) +\|/.exec(line)?.[1]);

describe('the case files', () => {
  test('hold well over a hundred cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
  });

  test.each(cases)('$id names a specification of docs/specs.md, and says in sentences what holds and why', (each) => {
    expect(specs.includes(each.spec), each.spec).toBe(true);
    expect(each.title).toMatch(/^[A-Z].*\.$/);
    expect(each.because).toMatch(/^[A-Z.].*\.$/);
  });

  test('ask and expect nothing twice', () => {
    const texts = cases.map(({ request, expectations }) => JSON.stringify([request, expectations]));
    const twice = cases.filter((_, index) => texts.indexOf(texts[index] ?? '') !== index);
    expect(twice.map(({ id }) => id)).toEqual([]);
  });

  test('leave user names out where they ask about another address than the one that is expected', () => {
    const wrong = cases.filter(
      ({ request, expectations }) =>
        request.account !== '{address}' &&
        expectations.some((each) => each.kind === 'reads' && each.finds === 'settings' && each.comparesLogin),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('have something for every client that asks over HTTP for more than Exchange', () => {
    const named = new Set(cases.flatMap(({ clients }) => clients));
    const without = clientNames.filter((name) => !named.has(name));
    expect(without).toEqual(['macOS Mail (Exchange account)', 'Evolution (EWS)']);
  });

  test('name a client as depending on a case wherever its reading decides and nobody else reads', () => {
    const wrong = cases.filter(({ level, clients, expectations }) => {
      const reading = expectations.flatMap((each) => (each.kind === 'reads' ? each.clients : []));
      return (
        level === 'must' && clients.length > 0 && reading.length > 0 && !reading.some((name) => clients.includes(name))
      );
    });
    // Exchange's own clients and Nine are judged by others' reading of the same document.
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

const good = {
  id: 'a-case',
  title: 'It is.',
  spec: 'AC-06',
  clients: ['Thunderbird'],
  level: 'must',
  because: 'It is.',
  request: {},
  expect: [{ status: [200] }],
};
const toFile = (...list: readonly object[]): object => ({
  group: 'group',
  title: 'Group',
  probe: 'a-case',
  defaults: { method: 'GET', host: 'autoconfig.{domain}', path: '/' },
  cases: list,
});

describe('reading case files', () => {
  test('takes the smallest case', () => {
    expect(parseCaseFiles([toFile(good)])).toMatchObject({ ok: true });
  });

  test.each<readonly [why: string, file: unknown, problem: string]>([
    ['no object', [], 'case file: not an object'],
    ['no cases', toFile(), 'group: no cases'],
    [
      'a probe that is no case',
      { ...toFile(good), probe: 'another-case' },
      'group: the probe another-case is no case of the file',
    ],
    ['an id in capitals', toFile({ ...good, id: 'A-case' }), 'A-case: an id is words in lower case with hyphens'],
    ['one id twice', toFile(good, good), 'a-case: two cases have this id'],
    ['a member that nobody reads', toFile({ ...good, titel: 'x' }), 'a-case: unknown member titel'],
    ['a client that does not exist', toFile({ ...good, clients: ['Pegasus'] }), 'a-case: there is no client Pegasus'],
    [
      'a reading client that does not exist',
      toFile({ ...good, expect: [{ reads: { clients: ['Pegasus'], finds: 'settings' } }] }),
      'a-case: there is no client Pegasus',
    ],
    ['another level', toFile({ ...good, level: 'may' }), 'a-case.level: none of must, should, extra'],
    ['no reason', toFile({ ...good, because: '' }), 'a-case.because: not a text'],
    ['no expectation', toFile({ ...good, expect: [] }), 'a-case.expect: not a list of expectations'],
    [
      'an unknown expectation',
      toFile({ ...good, expect: [{ statuses: [200] }] }),
      'a-case.expect[0]: needs exactly one member, of status,',
    ],
    [
      'an expectation of every object',
      toFile({ ...good, expect: [{ toString: 1 }] }),
      'a-case.expect[0]: needs exactly one member',
    ],
    [
      'two expectations in one',
      toFile({ ...good, expect: [{ status: [200], emptyBody: true }] }),
      'a-case.expect[0]: needs exactly one member',
    ],
    [
      'a status that is none',
      toFile({ ...good, expect: [{ status: ['20x'] }] }),
      'a-case.expect[0].status: 20x is neither a status nor a class',
    ],
    [
      'one alternative',
      toFile({ ...good, expect: [{ anyOf: [[{ status: [200] }]] }] }),
      'a-case.expect[0].anyOf: fewer than two alternatives',
    ],
    [
      'an unknown placeholder',
      toFile({ ...good, request: { path: '/{domian}' } }),
      'a-case.request.path: unknown placeholder {domian}',
    ],
    ['a method that is none', toFile({ ...good, request: { method: 'GET /' } }), 'a-case.request.method: not a method'],
    [
      'a misspelled part of a request',
      toFile({ ...good, request: { header: {} } }),
      'a-case.request: unknown member header',
    ],
    [
      'a comparison with itself',
      toFile({ ...good, expect: [{ sameBytesAs: 'a-case' }] }),
      'a-case: compares with a-case, which is no other case',
    ],
    [
      'a comparison with nothing',
      toFile({ ...good, expect: [{ anyOf: [[{ status: [200] }], [{ sameBytesAs: 'no-case' }]] }] }),
      'a-case: compares with no-case',
    ],
  ])('refuses %s, and says where', (_why, file, problem) => {
    const parsed = parseCaseFiles([file]);
    expect(parsed.ok ? 'taken' : parsed.problem).toContain(problem);
  });
});
