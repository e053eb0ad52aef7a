// An OpenAI-compatible answer in the hostile server's own words, whole or as the events of a stream.

/** What a request asks: its model, whether it streams, and the run that it belongs to. */
export function asked(body) {
  let json = {};
  try {
    json = JSON.parse(body);
  } catch {
    // An empty or foreign body is answered like any other.
  }
  return { model: json.model ?? 'fast', streams: json.stream === true, run: runOf(json) };
}

/** The run's name: the field `user`, or the last `run-N` of the last message. */
function runOf({ user, messages, input, prompt }) {
  if (typeof user === 'string') return user;
  const last = messages?.at?.(-1)?.content ?? input ?? prompt ?? '';
  const words = typeof last === 'string' ? last : JSON.stringify(last);
  return words.match(/\brun-\w+/g)?.at(-1) ?? 'no name';
}

const usage = (words) => ({ prompt_tokens: 4, completion_tokens: words.length, total_tokens: 4 + words.length });
const event = (value) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;

/** The events of a streamed answer: one a word, the reason, the usage, the end. */
export function events(model, words) {
  const chunk = (choices, more = {}) =>
    event({ id: 'chatcmpl-0', object: 'chat.completion.chunk', created: 0, model, choices, ...more });
  const choice = (delta, finish_reason = null) => [{ index: 0, delta, finish_reason }];
  return [
    chunk(choice({ role: 'assistant', content: '' })),
    ...words.map((word, i) => chunk(choice({ content: i === 0 ? word : ` ${word}` }))),
    chunk(choice({}, 'stop')),
    chunk([], { usage: usage(words) }),
    event('[DONE]'),
  ];
}

/** The same answer in one piece. */
export function whole(model, words) {
  const message = { role: 'assistant', content: words.join(' ') };
  const choices = [{ index: 0, message, finish_reason: 'stop' }];
  return { id: 'chatcmpl-0', object: 'chat.completion', created: 0, model, choices, usage: usage(words) };
}

/** An error told in mid-stream, as OpenAI-compatible services do. */
export const errorEvent = event({ error: { message: 'The server had an error while processing your request.', type: 'server_error', code: null } });
