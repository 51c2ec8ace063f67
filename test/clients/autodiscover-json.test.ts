import { describe, expect, test } from 'vitest';
import { nine, outlookJson, outlookMobile } from '../../src/clients/autodiscover-json.ts';
import { fred, toAnswer } from './documents.ts';

const activeSync = '{"Protocol":"ActiveSync","Url":"https://eas.example/Microsoft-Server-ActiveSync"}';
const autodiscoverV1 =
  '{"Protocol":"AutodiscoverV1","Url":"https://autodiscover.example.com/autodiscover/autodiscover.xml"}';
const invalidProtocol =
  '{"ErrorCode":"InvalidProtocol","ErrorMessage":"The given protocol value \\u0027ActiveSync\\u0027 is invalid. Supported values are \\u0027AutodiscoverV1\\u0027"}';
const toJsonAnswer = (body: string, more = {}) =>
  toAnswer(body, { contentType: 'application/json; charset=utf-8', ...more });

describe.each([outlookMobile, nine])('$name', (client) => {
  test('takes the ActiveSync URL', () => {
    expect(client.read(toJsonAnswer(activeSync), fred)).toEqual({
      outcome: 'service',
      service: {
        protocol: 'activesync',
        hostname: 'eas.example',
        port: 443,
        security: 'TLS',
        url: 'https://eas.example/Microsoft-Server-ActiveSync',
        username: 'fred@example.com',
        authentication: 'unstated',
      },
    });
  });

  test.each([
    ['the URL of the XML document', toJsonAnswer(autodiscoverV1), 'an answer for another protocol'],
    ['the refusal of ActiveSync', toJsonAnswer(invalidProtocol, { status: 400 }), 'error InvalidProtocol'],
    ['the refusal with status 200, as gromox sends it', toJsonAnswer(invalidProtocol), 'error InvalidProtocol'],
    ['an unknown user', toJsonAnswer('{"ErrorCode":"UserNotFound"}', { status: 404 }), 'error UserNotFound'],
    ['a 404 without JSON', toAnswer('Not found', { status: 404, contentType: 'text/plain' }), 'status 404'],
    ['a success with another status', toJsonAnswer(activeSync, { status: 400 }), 'status 400'],
    ['a web page', toAnswer('<!DOCTYPE html><html></html>', { contentType: 'text/html' }), 'not a JSON object'],
    ['a list', toJsonAnswer(`[${activeSync}]`), 'not a JSON object'],
    ['null', toJsonAnswer('null'), 'not a JSON object'],
    ['a byte order mark', toJsonAnswer(`\ufeff${activeSync}`), 'not a JSON object'],
    ['no URL', toJsonAnswer('{"Protocol":"ActiveSync"}'), 'no Protocol or no Url'],
    ['no protocol', toJsonAnswer('{"Url":"https://eas.example/"}'), 'no Protocol or no Url'],
    ['a URL of another type', toJsonAnswer('{"Protocol":"ActiveSync","Url":1}'), 'no Protocol or no Url'],
    ['members in lower case', toJsonAnswer(activeSync.toLowerCase()), 'no Protocol or no Url'],
    ['members of a prototype', toJsonAnswer(`{"__proto__":${activeSync}}`), 'no Protocol or no Url'],
    ['a URL of http', toJsonAnswer(activeSync.replace('https', 'http')), 'Url is not an https URL'],
    ['a path', toJsonAnswer(activeSync.replace('https://eas.example', '')), 'Url is not an https URL'],
  ])('takes nothing from %s', (_case, answer, why) => {
    expect(client.read(answer, fred)).toEqual({ outcome: 'nothing', why });
  });

  test('does not mind the case of the protocol and further members', () => {
    const body = '{"protocol":"x","Protocol":"activesync","Url":"https://eas.example/","More":{}}';
    expect(client.read(toJsonAnswer(body), fred)).toMatchObject({ outcome: 'service' });
  });

  test.each([
    ['https://outlook.office365.com/autodiscover/autodiscover.json?RedirectCount=2', true],
    ['http://outlook.office365.com/autodiscover/autodiscover.json', false],
    ['/autodiscover/autodiscover.json', false],
  ])('with a 302 to %s follows: %s', (location, follows) => {
    const conclusion = client.read(toAnswer('', { status: 302, location }), fred);
    expect('redirect' in conclusion ? conclusion.redirect : undefined).toEqual(
      follows ? { by: 'url', target: location } : undefined,
    );
  });
});

describe('Outlook with Autodiscover v2', () => {
  test.each([autodiscoverV1, autodiscoverV1.replace('AutodiscoverV1', 'Autodiscoverv1')])(
    'goes on to the XML document: %s',
    (body) => {
      const target = 'https://autodiscover.example.com/autodiscover/autodiscover.xml';
      expect(outlookJson.read(toJsonAnswer(body), fred)).toEqual({
        outcome: 'nothing',
        why: `asks ${target}`,
        redirect: { by: 'url', target },
      });
    },
  );

  test.each([
    ['an ActiveSync URL', toJsonAnswer(activeSync), 'an answer for another protocol'],
    ['an error', toJsonAnswer(invalidProtocol, { status: 400 }), 'error InvalidProtocol'],
    ['a 404', toJsonAnswer('{}', { status: 404 }), 'status 404'],
  ])('takes nothing from %s', (_case, answer, why) => {
    expect(outlookJson.read(answer, fred)).toEqual({ outcome: 'nothing', why });
  });
});
