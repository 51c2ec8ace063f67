import autoconfig from './cases/autoconfig.json' with { type: 'json' };
import autodiscoverJson from './cases/autodiscover-json.json' with { type: 'json' };
import autodiscoverPox from './cases/autodiscover-pox.json' with { type: 'json' };
import autodiscoverSoap from './cases/autodiscover-soap.json' with { type: 'json' };
import http from './cases/http.json' with { type: 'json' };
import mobileconfig from './cases/mobileconfig.json' with { type: 'json' };
import mobilesync from './cases/mobilesync.json' with { type: 'json' };
import mtaSts from './cases/mta-sts.json' with { type: 'json' };
import pacc from './cases/pacc.json' with { type: 'json' };
import privacy from './cases/privacy.json' with { type: 'json' };

/** Every case file as it stands; `parseCaseFiles` reads them. */
export const caseFiles: readonly unknown[] = [
  autoconfig,
  autodiscoverPox,
  mobilesync,
  autodiscoverJson,
  autodiscoverSoap,
  mobileconfig,
  pacc,
  mtaSts,
  http,
  privacy,
];
