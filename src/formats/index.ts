export { autoconfig } from './autoconfig.ts';
export { autodiscover } from './autodiscover/index.ts';
export { mobileconfig } from './mobileconfig/index.ts';
