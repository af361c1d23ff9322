// @ts-check
/** Playing and scrubbing over the epochs of a run. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../page/ui.js';
import { useShortcuts } from '../page/keys.js';
import { count } from '../page/format.js';
import { useId } from '../page/basics.js';

const SECONDS = 4;
const MOST_SKIPPED = 8;

/**
 * An epoch that can be played through the stops; null follows the last one.
 *
 * @param {object} props
 * @param {number[]} props.stops epochs that have a picture, or all
 * @param {number} props.last
 * @param {number | null} props.start
 * @param {(epoch: number) => boolean} props.isReady whether the picture of a stop is there
 * @param {() => void} props.onPlay called again when it changes while it plays
 */
export function usePlayer({ stops, last, start, isReady, onPlay }) {
  const [chosen, setChosen] = useState(start);
  const [playing, setPlaying] = useState(false);
  const epoch = Math.min(chosen ?? last, last);
  const now = useRef({ epoch, isReady });
  now.current = { epoch, isReady };
  useEffect(() => {
    if (playing) onPlay();
  }, [playing, onPlay]);
  useEffect(() => {
    if (!playing) return undefined;
    // Stops that are due; those without a picture yet are skipped if a later one has it.
    let due = 0;
    const timer = setInterval(() => {
      const ahead = stops.filter((stop) => stop > now.current.epoch);
      if (!ahead.length) {
        setPlaying(false);
        setChosen(null);
        return;
      }
      due = Math.min(due + 1, MOST_SKIPPED);
      const next = ahead.slice(0, due).findLastIndex((stop) => now.current.isReady(stop));
      if (next < 0) return;
      due -= next + 1;
      setChosen(ahead[next]);
    }, (1000 * SECONDS) / Math.max(stops.length, 1));
    return () => clearInterval(timer);
  }, [playing, stops]);
  const choose = (/** @type {number | null} */ to) => {
    setPlaying(false);
    setChosen(to === null || to >= last ? null : Math.max(to, stops[0] ?? 1));
  };
  const play = () => {
    if (!playing && epoch >= last) setChosen(stops[0] ?? null);
    setPlaying(!playing);
  };
  const step = (/** @type {number} */ by) => (/** @type {KeyboardEvent} */ event) => choose(epoch + by * (event.shiftKey ? 10 : 1));
  useShortcuts([
    { keys: 'Space', does: 'Play the epochs, or pause', run: play },
    { keys: 'ArrowLeft', does: 'An epoch back (Shift: 10)', run: step(-1) },
    { keys: 'ArrowRight', does: 'An epoch on (Shift: 10)', run: step(1) },
    { keys: 'Home', does: 'The first epoch', run: () => choose(stops[0] ?? 1) },
    { keys: 'End', does: 'The last epoch', run: () => choose(null) },
  ], [epoch, last, stops, playing]);
  return { epoch, chosen, playing, play, choose };
}

/**
 * @param {object} props
 * @param {ReturnType<typeof usePlayer>} props.player
 * @param {number[]} props.stops
 * @param {number} props.last
 */
export function Transport({ player, stops, last }) {
  const id = useId('epoch');
  const { epoch, playing } = player;
  const place = Math.max(stops.findLastIndex((stop) => stop <= epoch), 0);
  if (stops.length < 2) return null;
  return html`<div class="transport">
    <button onClick=${player.play}>
      <span aria-hidden="true">${playing ? '‖' : '▶'}</span>${playing ? 'Pause' : 'Play'}</button>
    <label for=${id}>Epoch <strong>${count(epoch)}</strong> of ${count(last)}</label>
    <input id=${id} type="range" min="0" max=${stops.length - 1} value=${place} aria-valuetext=${`epoch ${stops[place]}`}
      onInput=${(/** @type {any} */ event) => player.choose(stops[Number(event.target.value)])} />
  </div>`;
}
