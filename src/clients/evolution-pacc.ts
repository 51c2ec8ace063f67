import {
  toNothing,
  type Account,
  type Answer,
  type ServiceChoice,
  type ServiceConclusion,
  type ServiceReader,
} from './conclusion.ts';
import { readPacc } from './pacc.ts';

/** The protocols beside mail for which Evolution has accounts. */
function isKnown({ protocol }: ServiceChoice): boolean {
  return protocol === 'caldav' || protocol === 'carddav';
}

function read(answer: Answer, account: Account): ServiceConclusion {
  const conclusion = readPacc(answer, account);
  if (conclusion.outcome === 'nothing') return conclusion;
  if (conclusion.outcome === 'configured') {
    return { ...conclusion, related: (conclusion.related ?? []).filter(isKnown) };
  }
  const [service, ...related] = [conclusion.service, ...(conclusion.related ?? [])].filter(isKnown);
  return service === undefined ? toNothing('no protocol that it knows') : { outcome: 'service', service, related };
}

/**
 * Evolution with PACC (GNOME/evolution merge request 219). How it reads single members is not documented: the rules are
 * those of draft-ietf-mailmaint-pacc-03, limited to the protocols that it has accounts for.
 */
export const evolutionPacc: ServiceReader = { name: 'Evolution (PACC)', reads: 'pacc', read };
