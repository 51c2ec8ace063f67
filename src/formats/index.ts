export { autoconfig } from './autoconfig.ts';
export { autodiscover } from './autodiscover/index.ts';
export { autodiscoverJson } from './autodiscover-json.ts';
export { autodiscoverSoap } from './autodiscover-soap/index.ts';
export { mobileconfig } from './mobileconfig/index.ts';
export { mtaSts } from './mta-sts.ts';
export { pacc } from './pacc.ts';
export { wellKnown } from './well-known.ts';
