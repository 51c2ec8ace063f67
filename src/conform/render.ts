import type { CaseGroup } from './case.ts';
import { toExcerpt } from './judgement.ts';
import type { CaseResult } from './run.ts';
import type { Count, Score, Scoreboard } from './score.ts';

const toCountText = ({ passed, judged }: Count): string => `${String(passed)}/${String(judged)}`;

/** What came, in one line. */
export function renderOutcome({ outcome }: CaseResult): string {
  if (outcome === undefined) return 'nothing was sent';
  if (outcome.kind === 'failure') return `${outcome.problem}: ${toExcerpt(outcome.text)}`;
  const type = outcome.contentType === '' ? 'no Content-Type' : toExcerpt(outcome.contentType, 60);
  const body = outcome.body === '' ? 'empty body' : `“${toExcerpt(outcome.body)}”`;
  return `status ${String(outcome.status)}, ${type}, ${body}`;
}

/** A failed case: what was expected, what came, and why it matters. Empty for any other. */
export function renderFailedCase(result: CaseResult): readonly string[] {
  const { verdict } = result;
  if (verdict.kind !== 'fail') return [];
  const { id, level, title, because, spec, section } = result.case;
  return [
    `FAIL ${id} (${level})`,
    `  ${title}`,
    `  expected  ${verdict.expected}`,
    `  found     ${verdict.found}`,
    `  answer    ${renderOutcome(result)}`,
    `  because   ${because} [${section === '' ? spec : `${spec}, ${section}`}]`,
  ];
}

function renderTable(title: string, scores: readonly Score[]): readonly string[] {
  const width = Math.max(title.length, ...scores.map(({ name }) => name.length));
  const row = (name: string, standing: string, musts: string, shoulds: string, failed: string): string =>
    `${name.padEnd(width)}  ${standing.padEnd(17)}  ${musts.padStart(7)}  ${shoulds.padStart(7)}  ${failed}`.trimEnd();
  return [
    row(title, 'verdict', 'must', 'should', 'failed'),
    ...scores.map(({ name, standing, musts, shoulds, failed }) =>
      row(name, standing, toCountText(musts), toCountText(shoulds), failed.join(' ')),
    ),
  ];
}

/** Cases by what became of them, and the share of musts and shoulds that passed, in whole percent, rounded down. */
export function renderSum(results: readonly CaseResult[], { all }: Scoreboard): string {
  const count = (kind: CaseResult['verdict']['kind']): string =>
    String(results.filter(({ verdict }) => verdict.kind === kind).length);
  const judged = all.musts.judged + all.shoulds.judged;
  const passed = all.musts.passed + all.shoulds.passed;
  const score = judged === 0 ? 'no score' : `score ${String(Math.floor((100 * passed) / judged))} %`;
  return (
    `${String(results.length)} cases: ${count('pass')} passed, ${count('fail')} failed, ${count('not-applicable')} not ` +
    `applicable, ${count('not-offered')} not offered, ${count('skipped')} not sent; musts ${toCountText(all.musts)}, ` +
    `shoulds ${toCountText(all.shoulds)}, ${score}`
  );
}

/** The scoreboard as text. */
export function renderText(results: readonly CaseResult[], board: Scoreboard): readonly string[] {
  return [
    ...renderTable('client', board.clients),
    '',
    ...renderTable('specification', board.specifications),
    '',
    renderSum(results, board),
  ];
}

const toCell = (text: string): string => text.replaceAll('|', '\\|');

/** The scoreboard and the failures as Markdown, to be published. It names nothing of the server but what it sent. */
export function renderMarkdown(results: readonly CaseResult[], board: Scoreboard): readonly string[] {
  const table = (title: string, scores: readonly Score[]): readonly string[] => [
    `| ${title} | Verdict | Must | Should | Failed |`,
    '| --- | --- | --- | --- | --- |',
    ...scores.map(({ name, standing, musts, shoulds, failed }) => {
      const ids = failed.map((id) => `\`${id}\``).join(', ');
      return `| ${toCell(name)} | ${standing} | ${toCountText(musts)} | ${toCountText(shoulds)} | ${ids} |`;
    }),
  ];
  const failures = results.flatMap(({ case: each, verdict }) =>
    verdict.kind === 'fail'
      ? [
          `- \`${each.id}\` (${each.level}): ${each.title} Expected ${verdict.expected}; found ${verdict.found}. ${each.because}`,
        ]
      : [],
  );
  return [
    '# Conformance',
    '',
    renderSum(results, board),
    '',
    ...table('Client', board.clients),
    '',
    ...table('Specification', board.specifications),
    ...(failures.length === 0 ? [] : ['', '## Failed', '', ...failures]),
  ];
}

/** Everything as a JSON value. */
export function toJson(results: readonly CaseResult[], board: Scoreboard): object {
  return {
    ...board,
    cases: results.map((result) => ({
      id: result.case.id,
      group: result.case.group,
      level: result.case.level,
      spec: result.case.spec,
      clients: result.case.clients,
      title: result.case.title,
      because: result.case.because,
      verdict: result.verdict,
      answer: renderOutcome(result),
    })),
  };
}

/** The cases, without asking anybody. */
export function renderList(groups: readonly CaseGroup[]): readonly string[] {
  return groups.flatMap(({ name, title, cases }) => [
    `${name}: ${title}`,
    ...cases.map((each) => `  ${each.id.padEnd(36)} ${each.level.padEnd(6)} ${each.title}`),
  ]);
}
