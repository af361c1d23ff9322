// @ts-check
/**
 * Rings when a watched job has news. A browser opens few connections to a service at a time, so that all tabs share one stream
 * of events: the tab that holds a lock reads it and relays. Where there is no such tab, or it sleeps, a tab asks by itself.
 * The timers of hidden tabs run once a minute, so that nothing may depend on them: the reading tab answers those that ask
 * whether it is there, and a tab that is seen again asks for all that it watches.
 */
import { getRaw } from './api.js';

const NAME = 'mlp-events';
/** The most jobs of a stream. */
const MOST_JOBS = 100;
const BEAT = 2000;
const SILENCE = 3 * BEAT;
const RETRY = 3000;
/** A tab that was not heard for so long is gone without a word; several beats of a hidden tab. */
const GONE = 300_000;

/** What this tab watches. @type {Map<string, Set<(id: string) => void>>} */
const watched = new Map();
/** What other tabs watch, by tab, with the time of their last word. @type {Map<string, {ids: string[], at: number}>} */
const others = new Map();
const tab = crypto.randomUUID?.() ?? String(Math.random());
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(NAME) : null;

let heard = 0;
let leads = false;
let asked = false;
/** @type {ReturnType<typeof setInterval> | undefined} */
let clock;

/**
 * Calls back when one of the jobs has a new state or new epochs, until it is stopped.
 *
 * @param {string[]} ids
 * @param {(id: string) => void} callback
 * @returns {() => void} what stops it
 */
export function watchJobs(ids, callback) {
  for (const id of ids) {
    if (!watched.has(id)) watched.set(id, new Set());
    watched.get(id)?.add(callback);
  }
  changed();
  return () => {
    for (const id of ids) {
      watched.get(id)?.delete(callback);
      if (!watched.get(id)?.size) watched.delete(id);
    }
    changed();
  };
}

function changed() {
  sayWatched();
  const shares = Boolean(channel && navigator.locks);
  if (watched.size && !clock) {
    // Without a secure address there are no locks, so that each tab asks by itself at once.
    heard = shares ? Date.now() : 0;
    clock = setInterval(beat, BEAT);
  }
  if (!watched.size && !leads) {
    clearInterval(clock);
    clock = undefined;
  }
  if (watched.size && !asked && shares) {
    asked = true;
    void navigator.locks.request(NAME, lead);
  }
  if (leads) stream.follow();
}

function beat() {
  if (watched.size) sayWatched();
  answer();
  if (leads && stream.left.length) tell(stream.left);
  for (const [other, { at }] of others) if (Date.now() - at > GONE) others.delete(other);
  if (Date.now() - heard > SILENCE) ring([...watched.keys()]);
}

const sayWatched = () => channel?.postMessage({ tab, ids: [...watched.keys()] });

/** Lets other tabs know that this one reads the stream. */
function answer() {
  if (!leads || !stream.reads) return;
  heard = Date.now();
  channel?.postMessage({ alive: true });
}

/** @param {string[]} news */
function tell(news) {
  channel?.postMessage({ news });
  ring(news);
}

/** @param {string[]} ids */
function ring(ids) {
  for (const id of ids) watched.get(id)?.forEach((callback) => callback(id));
}

channel?.addEventListener('message', ({ data }) => {
  if (data.alive || data.news) heard = Date.now();
  if (data.news) ring(data.news);
  if (data.tab) {
    others.set(data.tab, { ids: data.ids, at: Date.now() });
    if (leads) stream.follow();
    answer();
  }
});
addEventListener('pagehide', () => channel?.postMessage({ tab, ids: [] }));
addEventListener('pageshow', ({ persisted }) => persisted && returned());
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && returned());

/** What was missed while the tab was hidden is asked for. */
function returned() {
  if (!watched.size) return;
  sayWatched();
  ring([...watched.keys()]);
}

/** Reads the stream for all tabs until this one closes. */
function lead() {
  leads = true;
  clock ??= setInterval(beat, BEAT);
  stream.follow();
  return new Promise(() => {});
}

/** The one stream of events. */
const stream = {
  reads: false,
  /** Jobs whose last event was read. @type {Set<string>} */
  done: new Set(),
  /** @type {Set<string>} */
  news: new Set(),
  last: '',
  jobs: '',
  /** Jobs that do not fit into the stream. @type {string[]} */
  left: [],
  /** @type {AbortController | null} */
  abort: null,

  /** Opens the stream again if other jobs are watched. */
  follow() {
    const all = [...new Set([...watched.keys(), ...[...others.values()].flatMap((each) => each.ids)])].filter((id) => !this.done.has(id)).sort();
    const ids = all.slice(0, MOST_JOBS);
    this.left = all.slice(MOST_JOBS);
    const jobs = ids.join();
    if (jobs === this.jobs) return;
    this.jobs = jobs;
    this.abort?.abort();
    this.abort = null;
    this.reads = false;
    if (!ids.length) return;
    this.abort = new AbortController();
    void this.open(ids, this.abort.signal);
  },

  /** @param {string[]} ids @param {AbortSignal} signal */
  async open(ids, signal) {
    try {
      const headers = { Accept: 'text/event-stream', ...(this.last ? { 'Last-Event-ID': this.last } : {}) };
      const answer = await getRaw('/events', {}, { query: { job_id: ids }, headers, signal });
      await this.read(/** @type {ReadableStream<Uint8Array>} */ (answer.body));
    } catch {
      // Tabs that hear nothing ask by themselves until the stream is back.
    }
    if (signal.aborted) return;
    this.reads = false;
    setTimeout(() => {
      if (signal.aborted) return;
      this.jobs = '';
      this.follow();
    }, RETRY);
  },

  /** @param {ReadableStream<Uint8Array>} body */
  async read(body) {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      this.reads = true;
      heard = Date.now();
      const events = (rest + decoder.decode(part.value, { stream: true })).split('\n\n');
      rest = events.pop() ?? '';
      events.forEach((event) => this.take(event));
    }
  },

  /** @param {string} event */
  take(event) {
    this.last = /^id: ?(.*)$/m.exec(event)?.[1] ?? this.last;
    const id = /"job_id":"([^"]+)"/.exec(event)?.[1];
    if (!id) return;
    if (/^event: ?done$/m.test(event)) this.done.add(id);
    if (!this.news.size) setTimeout(() => this.pass(), 150);
    this.news.add(id);
  },

  pass() {
    const news = [...this.news];
    this.news.clear();
    tell(news);
  },
};
