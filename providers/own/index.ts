export { default as exampleCom } from './example-com.ts';
