import assert from 'node:assert/strict';
import { contractsAt } from '../../../server/src/curve/known.js';
import { type Picture, picturesOf } from '../../../server/src/curve/picture.js';
import { drawn } from '../../../server/src/curve/svg/svg.js';
import { examples, open, uriOf } from '../features/workspace.js';

/** Pictures of all terms of a contract that have worked examples in them. */
function picturesWithExamples(name: string): Picture[] {
  const { view } = open({ [name]: examples.get(name) as string });
  const file = view.file(uriOf(name));
  assert.ok(file);
  return file.source.pieces.flatMap((_, piece) =>
    contractsAt(file, piece).flatMap((contract) => {
      const year = contract.standing && contract.year(contract.standing);
      const terms = year?.model.terms.filter(({ kind, status }) => kind !== 'together' && status === 'applies') ?? [];
      return terms.flatMap((term) =>
        year ? picturesOf(year, term, {}, { looks: 800 }).filter((one) => one.examples.length > 0) : [],
      );
    }),
  );
}

type Point = readonly [number, number];

/** The points of the curve's lines in a drawing, a pixel apart. */
function pointsOn(svg: string): Point[] {
  return [...svg.matchAll(/<path d="([^"]*)"/g)].flatMap(([, path]) => {
    const corners = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]): Point => [Number(x), Number(y)]);
    return corners.slice(1).flatMap(([x, y], i): Point[] => {
      const [fromX, fromY] = corners[i];
      const count = Math.ceil(Math.hypot(x - fromX, y - fromY));
      return Array.from({ length: count + 1 }, (_, step): Point => {
        const part = count === 0 ? 0 : step / count;
        return [fromX + part * (x - fromX), fromY + part * (y - fromY)];
      });
    });
  });
}

interface Name {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

/** The names of examples, as wide as their letters are in a plain font. */
function namesIn(svg: string): Name[] {
  const texts = svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"([^>]*)class="f-example"[^>]*>([^<]*)</g);
  return [...texts].map(([, x, y, look, words]) => {
    const width = words.length * 5.5;
    const left = Number(x) - (look.includes('end') ? width : 0);
    return { words, left, right: left + width, baseline: Number(y) };
  });
}

describe('The names of worked examples in a picture', () => {
  for (const file of ['home-care.remit', 'urgent-care.remit', 'breathing.remit', 'mental-health.remit'])
    it(`stand where the curve does not go, and not on one another: ${file}`, () => {
      const pictures = picturesWithExamples(file);
      assert.ok(pictures.length > 0);
      for (const picture of pictures) {
        const { svg } = drawn(picture);
        const [names, points] = [namesIn(svg), pointsOn(svg)];
        assert.ok(names.length > 0 && points.length > 0, `${picture.term.name} by ${picture.mover.name}`);
        for (const [i, { words, left, right, baseline }] of names.entries()) {
          const crossed = points.find(([x, y]) => x > left && x < right && y > baseline - 8 && y < baseline + 2);
          assert.equal(crossed, undefined, `${words} in ${picture.term.name} by ${picture.mover.name}`);
          const other = names.find(
            (name, j) => j > i && name.left < right && left < name.right && Math.abs(name.baseline - baseline) < 10,
          );
          assert.equal(other, undefined, `${words} in ${picture.term.name} by ${picture.mover.name}`);
        }
      }
    });
});
