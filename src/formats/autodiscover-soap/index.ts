import { ok } from '../../core/result.ts';
import { renderRefusal } from '../explain.ts';
import type { BatchFormat } from '../format.ts';
import { element } from '../xml.ts';
import { renderFault, renderMessage } from './envelope.ts';
import { soapNamespace, type Operation } from './namespaces.ts';
import { parseSoapRequest, readEnvelope } from './request.ts';
import { renderAnswer } from './response.ts';

/** What was asked of everyone in the request. */
export interface AutodiscoverSoapOptions {
  readonly operation: Operation;
  readonly settings: readonly string[];
}

/**
 * Autodiscover by SOAP (MS-OXWSADISC), for the libraries of Exchange, which ask nothing else. Nothing announces it: a
 * client that can also read POX is served better there.
 */
export const autodiscoverSoap: BatchFormat<AutodiscoverSoapOptions> = {
  name: 'autodiscover-soap',
  routes: [{ method: 'POST', path: '/autodiscover/autodiscover.svc' }],
  answersPlainHttp: false,

  parseBatch(request) {
    const parsed = parseSoapRequest(request.body);
    if (!parsed.ok) return parsed;
    const { operation, questions, settings } = parsed.value;
    return ok({ questions, options: { operation, settings } });
  },

  renderBatch(answers, service, { operation, settings }) {
    const responses = operation === 'GetUserSettings' ? 'UserResponses' : 'DomainResponses';
    const isPossible = answers.length > 0;
    return renderMessage(
      operation,
      [
        element('ErrorCode', isPossible ? 'NoError' : 'InvalidRequest'),
        element('ErrorMessage', isPossible ? '' : 'The request is invalid.'),
        element(
          responses,
          answers.map((answer) => renderAnswer(operation, answer, settings, service)),
        ),
      ],
      answers.some((answer) => answer.ok) ? 'person' : 'nobody',
    );
  },

  renderFailure(failure, request) {
    if (failure.reason === 'plain-http' || failure.reason === 'body-too-large') return renderRefusal(failure);
    if (failure.reason === 'unsupported-schema') {
      return renderFault('a:ActionNotSupported', 'This operation is not available.');
    }
    const envelope = readEnvelope(request.body);
    if (envelope !== undefined && envelope.namespace !== soapNamespace) {
      return renderFault('s:VersionMismatch', 'The message is not in SOAP 1.1.');
    }
    return renderFault('s:Client', 'The message cannot be read.');
  },
};
