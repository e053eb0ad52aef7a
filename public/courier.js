// Carries requests to one service and its answers back. The policy that sw.js gives this worker lets it reach
// that service's host and no other, so a key that passes through here cannot go anywhere else.
const open = new Map();

self.onmessage = ({ data }) => {
  if (data.abort) return open.get(data.id)?.abort();
  carry(data);
};

async function carry({ id, url, method, headers, body, opaque }) {
  const control = new AbortController();
  open.set(id, control);
  let begun = false;
  try {
    const answer = await fetch(url, {
      method,
      headers,
      body,
      mode: opaque ? 'no-cors' : 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // A key must not follow to another host. A blind probe carries none, and the platform lets it only follow.
      redirect: opaque ? 'follow' : 'manual',
      signal: control.signal,
    });
    if (answer.type === 'opaqueredirect') return lost(id, 'redirected');
    begun = true;
    self.postMessage({ id, status: answer.status, headers: [...answer.headers] });
    const reader = answer.body?.getReader();
    for (let it = await reader?.read(); it && !it.done; it = await reader.read()) {
      self.postMessage({ id, piece: it.value }, [it.value.buffer]);
    }
    self.postMessage({ id, end: true });
  } catch {
    // The browser tells a script no more than that: the connection doctor finds out why.
    if (!control.signal.aborted) lost(id, begun ? 'broke-off' : 'no-answer');
  } finally {
    control.abort();
    open.delete(id);
  }
}

function lost(id, why) {
  self.postMessage({ id, lost: why });
}

// It hears from now on.
self.postMessage({ ready: true });
