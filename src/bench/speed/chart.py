"""The two charts, as plain SVG."""

import math

OURS, THEIRS, INK, FAINT = "#0969da", "#afb8c1", "#1f2328", "#d0d7de"
WIDTH, ROW, LABELS, BARS = 860, 24, 190, 520


def speed(panels):
    """Bars of fit times. Each panel has its own logarithmic scale.

    panels: (title, [(label, seconds, is_ours)]), fastest first."""
    parts = [_text(10, 24, "Time to fit, on logarithmic scales: shorter is better")]
    y = 40
    for title, bars in panels:
        parts.append(_text(10, y + 14, title, weight="bold"))
        y += 26
        first = bars[0][1] / 2  # keeps the shortest bar visible
        scale = BARS / math.log(bars[-1][1] / first)
        for label, seconds, is_ours in bars:
            length = math.log(seconds / first) * scale
            parts.append(_text(LABELS - 8, y + 15, label, anchor="end", weight="bold" if is_ours else "normal"))
            parts.append(f'<rect x="{LABELS}" y="{y + 3}" width="{length:.1f}" height="{ROW - 8}" rx="3" '
                         f'fill="{OURS if is_ours else THEIRS}"/>')
            parts.append(_text(LABELS + length + 6, y + 15, shown(seconds)))
            y += ROW
        y += 14
    return _svg(y, parts, "Time to fit, beside other libraries")


def growth(panels):
    """Times per epoch by size, on logarithmic axes.

    panels: (title, [(size, seconds)], exponent)"""
    parts = []
    wide, high, left, top, gap = 205, 200, 60, 40, 85
    for number, (title, points, exponent) in enumerate(panels):
        x0 = left + number * (wide + gap)
        parts.append(_text(x0, 24, f"{title}: time ~ size^{exponent:.2f}", weight="bold"))
        x_of = _axis([size for size, _ in points], x0, x0 + wide)
        y_of = _axis([seconds for _, seconds in points], top + high, top)
        parts.append(f'<path d="M{x0} {top} V{top + high} H{x0 + wide}" fill="none" stroke="{FAINT}"/>')
        line = " ".join(f"{x_of(size):.1f},{y_of(seconds):.1f}" for size, seconds in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{OURS}" stroke-width="2"/>')
        parts += [f'<circle cx="{x_of(size):.1f}" cy="{y_of(seconds):.1f}" r="3.5" fill="{OURS}"/>'
                  for size, seconds in points]
        for (size, seconds), anchor in ((points[0], "start"), (points[-1], "end")):
            parts.append(_text(x_of(size), top + high + 16, f"{size:,}", anchor=anchor))
            parts.append(_text(x0 - 6, y_of(seconds) + 4, shown(seconds), anchor="end"))
    return _svg(top + high + 30, parts, "Time per epoch as rows, width and depth grow")


def shown(seconds):
    """Formats a time for display."""
    if seconds < 1e-3:
        return f"{seconds * 1e6:.0f} µs"
    if seconds < 0.9995:
        return f"{seconds * 1e3:.1f} ms" if seconds < 0.01 else f"{seconds * 1e3:.0f} ms"
    return f"{seconds:.2f} s" if seconds < 9.995 else f"{seconds:.0f} s"


def _axis(values, start, end):
    low, high = math.log(min(values)), math.log(max(values))
    return lambda value: start + (math.log(value) - low) / ((high - low) or 1) * (end - start)


def _text(x, y, text, anchor="start", weight="normal"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}" fill="{INK}">{text}</text>')


def _svg(height, parts, title):
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="system-ui, -apple-system, Segoe UI, sans-serif" '
        'font-size="12" role="img">', f"<title>{title}</title>",
        f'<rect width="{WIDTH}" height="{height}" rx="6" fill="#ffffff"/>', *parts, "</svg>", ""])
