// The error bodies that services document, as the hostile server sends them: name -> status, headers, body.
//
// Shapes and types are those of the services' own pages on errors (OpenAI's "Error codes", Anthropic's "Errors",
// Google's "Troubleshooting"); the words are examples.

const openai = (message, type, code = null, param = null) => ({ error: { message, type, param, code } });
const anthropic = (type, message) => ({ type: 'error', error: { type, message }, request_id: 'req_0' });
const google = (code, status, message) => ({ error: { code, message, status } });

const json = (status, body, headers = {}) => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const html = (status, title) => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><hr>nginx</body></html>\n`,
});

export const ERRORS = {
  __proto__: null,
  '400': json(400, openai("Unrecognized request argument supplied: top_k", 'invalid_request_error')),
  '401': json(401, openai('Incorrect API key provided: sk-wrong.', 'invalid_request_error', 'invalid_api_key')),
  '402': json(402, openai('Insufficient Balance', 'unknown_error', 'invalid_request_error')),
  '403': json(403, openai('Country, region, or territory not supported', 'request_forbidden', 'unsupported_country_region_territory')),
  '404': json(404, openai('The model `none` does not exist or you do not have access to it.', 'invalid_request_error', 'model_not_found')),
  '408': json(408, openai('Request timed out.', 'timeout')),
  '413': json(413, openai('Request too large.', 'invalid_request_error')),
  '422': json(422, { detail: [{ type: 'missing', loc: ['body', 'messages'], msg: 'Field required' }] }),
  '429': json(429, openai('Rate limit reached for requests', 'requests', 'rate_limit_exceeded')),
  '429-after': json(429, openai('Rate limit reached for requests', 'requests', 'rate_limit_exceeded'), { 'retry-after': '1' }),
  '429-quota': json(429, openai('You exceeded your current quota, please check your plan and billing details.', 'insufficient_quota', 'insufficient_quota')),
  '500': json(500, openai('The server had an error while processing your request.', 'server_error')),
  '502': html(502, '502 Bad Gateway'),
  '503': json(503, openai('The engine is currently overloaded, please try again later.', 'server_error'), { 'retry-after': '1' }),
  '504': html(504, '504 Gateway Time-out'),
  '529': json(529, anthropic('overloaded_error', 'Overloaded')),
  context: json(400, openai("This model's maximum context length is 2048 tokens. However, your messages resulted in 3000 tokens.", 'invalid_request_error', 'context_length_exceeded', 'messages')),
  'not-json': { status: 200, headers: { 'content-type': 'application/json' }, body: 'Hello, I am not JSON.' },
  'html-200': html(200, 'Sign in to this network'),
  empty: { status: 200, headers: { 'content-type': 'application/json' }, body: '' },
  'anthropic-401': json(401, anthropic('authentication_error', 'invalid x-api-key')),
  'anthropic-403': json(403, anthropic('permission_error', 'Your API key does not have permission to use the specified resource.')),
  'anthropic-404': json(404, anthropic('not_found_error', 'model: none')),
  'anthropic-413': json(413, anthropic('request_too_large', 'Request exceeds the maximum size')),
  'anthropic-429': json(429, anthropic('rate_limit_error', 'This request would exceed your rate limit.'), { 'retry-after': '1' }),
  'anthropic-500': json(500, anthropic('api_error', 'Internal server error')),
  'anthropic-context': json(400, anthropic('invalid_request_error', 'prompt is too long: 210000 tokens > 200000 maximum')),
  'gemini-400': json(400, google(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.')),
  'gemini-403': json(403, google(403, 'PERMISSION_DENIED', 'The caller does not have permission')),
  'gemini-404': json(404, google(404, 'NOT_FOUND', 'models/none is not found')),
  'gemini-429': json(429, google(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota.')),
  'gemini-503': json(503, google(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.')),
};
