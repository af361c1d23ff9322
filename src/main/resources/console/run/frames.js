// @ts-check
/** What a network answered after some of its epochs: a picture for each snapshot of a run. */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { get, post } from '../service/api.js';
import { useLoaded } from '../page/ui.js';

/** @typedef {{epoch: number, surface: any, layers: any[] | null}} Frame `layers` is null if there are too many weights to draw */

const RESOLUTION = 36;
const LINE_RESOLUTION = 150;
const UNIT_RESOLUTION = 16;
const MOST_BYTES = 400000;
const FINE = 2;
const REST = 600;
const AT_A_TIME = 3;

/** The snapshots of a job so far. @param {any} job @param {number} round grows with news of it @returns {any[]} */
export function useSnapshots(job, round) {
  const keeps = Boolean(job?.configuration.snapshots);
  return useLoaded(async (signal) => (keeps ? (await get('/training-jobs/{id}/snapshots', { id: job.id }, { signal })).items : []), [job?.id, keeps, round]).data ?? [];
}

/**
 * All frames of a run. They have the axes of the first that was loaded, unless others are asked for.
 *
 * @param {string} id of the job
 * @param {any[]} snapshots
 * @param {{x: string | null, y: string | null}} axes
 */
export function useFrameStore(id, snapshots, axes) {
  const frames = useMemo(() => new FrameStore(id, axes), [id, axes.x, axes.y]);
  useEffect(() => () => frames.abort.abort(), [frames]);
  return {
    frames,
    isReady: (/** @type {number} */ epoch) => !snapshots.length || frames.ready.has(epoch),
    loadAll: useCallback(() => void frames.loadAll(snapshots), [frames, snapshots]),
  };
}

/**
 * The frame of the last snapshot up to an epoch; while it is loaded, the one before. At rest it becomes finer.
 *
 * @param {{frames: FrameStore}} store
 * @param {any[]} snapshots
 * @param {number} epoch
 * @param {boolean} moves
 */
export function useFrame({ frames }, snapshots, epoch, moves = false) {
  const [state, setState] = useState({ frame: /** @type {Frame | null} */ (null), problem: /** @type {any} */ (null) });
  const wanted = snapshots.findLast((each) => each.epoch <= epoch) ?? snapshots[0] ?? null;
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    frames.load(wanted).then(
      (frame) => current && setState({ frame, problem: null }),
      (problem) => current && !frames.abort.signal.aborted && setState((before) => ({ ...before, problem })),
    );
    const rest = moves ? undefined : setTimeout(() => frames.refine(wanted).then((frame) => current && setState({ frame, problem: null }), () => {}), REST);
    return () => {
      current = false;
      clearTimeout(rest);
    };
  }, [frames, wanted?.epoch, moves]);
  return state;
}

/**
 * The frames of a run at an epoch.
 *
 * @param {string} id of the job
 * @param {any[]} snapshots
 * @param {number} epoch
 * @param {{x: string | null, y: string | null}} axes
 */
export function useFrames(id, snapshots, epoch, axes) {
  const store = useFrameStore(id, snapshots, axes);
  return { ...store, ...useFrame(store, snapshots, epoch) };
}

/** Loads frames once each. */
class FrameStore {
  /** @param {string} id @param {{x: string | null, y: string | null}} axes */
  constructor(id, axes) {
    this.id = id;
    this.axes = axes;
    this.abort = new AbortController();
    /** @type {Map<number, Promise<Frame>>} */
    this.frames = new Map();
    /** @type {Set<number>} */
    this.ready = new Set();
    /** @type {Set<number>} */
    this.fine = new Set();
    /** @type {Promise<Frame> | null} */
    this.first = null;
  }

  /** @param {any} snapshot @returns {Promise<Frame>} */
  load(snapshot) {
    const known = this.frames.get(snapshot.epoch);
    if (known) return known;
    const frame = this.ask(snapshot);
    this.first ??= frame;
    this.frames.set(snapshot.epoch, frame);
    frame.then(() => this.ready.add(snapshot.epoch), () => this.frames.delete(snapshot.epoch));
    frame.catch(() => this.first === frame && (this.first = null));
    return frame;
  }

  /** @param {any} snapshot @returns {Promise<Frame>} */
  async ask({ epoch, bytes }) {
    const first = this.first && (await this.first).surface;
    const [surface, answer] = await Promise.all([
      this.surface(epoch, first, first && !first.y ? LINE_RESOLUTION : RESOLUTION),
      bytes <= MOST_BYTES ? get('/training-jobs/{id}/snapshots/{epoch}/parameters', { id: this.id, epoch: String(epoch) }, { signal: this.abort.signal }) : null,
    ]);
    return { epoch, surface, layers: answer?.layers ?? null };
  }

  /** @param {number} epoch @param {any} first a surface whose place this one has @param {number} resolution */
  surface(epoch, first, resolution) {
    const body = { x: this.axes.x ?? first?.x.feature, y: this.axes.y ?? first?.y?.feature, at: first?.at, resolution, units: true, unit_resolution: UNIT_RESOLUTION };
    return post('/training-jobs/{id}/snapshots/{epoch}/surface', { id: this.id, epoch: String(epoch) }, { body, signal: this.abort.signal });
  }

  /** The frame with more places. @param {any} snapshot @returns {Promise<Frame>} */
  async refine(snapshot) {
    const frame = await this.load(snapshot);
    if (!frame.surface.y || this.fine.has(snapshot.epoch)) return frame;
    const finer = { ...frame, surface: await this.surface(snapshot.epoch, frame.surface, FINE * RESOLUTION) };
    this.fine.add(snapshot.epoch);
    this.frames.set(snapshot.epoch, Promise.resolve(finer));
    return finer;
  }

  /** Loads the rest, every eighth one first, so that a slow service still gives a picture of the whole run. @param {any[]} snapshots */
  async loadAll(snapshots) {
    const coarse = [8, 4, 2, 1].flatMap((step) => snapshots.filter((_, i) => i % step === 0));
    const rest = [...new Set(coarse)].filter(({ epoch }) => !this.frames.has(epoch));
    const worker = async () => {
      for (let next = rest.shift(); next && !this.abort.signal.aborted; next = rest.shift()) await this.load(next);
    };
    await Promise.allSettled(Array.from({ length: AT_A_TIME }, worker));
  }
}

/** The one frame of a finished model. @param {string | null} ref @param {boolean} wanted @param {{x: string | null, y: string | null}} axes @returns {Frame | null} */
export function useModelFrame(ref, wanted, { x, y }) {
  return useLoaded(async (signal) => {
    if (!ref || !wanted) return null;
    const model = await get('/models/{ref}', { ref }, { signal });
    const [surface, answer] = await Promise.all([
      post('/models/{ref}/surface', { ref }, { body: { x, y, resolution: FINE * RESOLUTION, units: true, unit_resolution: UNIT_RESOLUTION }, signal }),
      4 * model.parameter_count <= MOST_BYTES ? get('/models/{ref}/parameters', { ref }, { signal }) : null,
    ]);
    return { epoch: -1, surface, layers: answer?.layers ?? null };
  }, [ref, wanted, x, y]).data;
}
