import { eigenOf, multiplied, transposed, type Eigen, type Square } from './matrix.ts'

/** How much of R² each driver carries; the weights add up to `r2`. */
export interface RelativeWeights {
  r2: number
  weights: Float64Array
  /** Of the uncorrelated ones. */
  betas: Float64Array
  /** Of the drivers' correlations; its vectors are a start for the next, similar matrix. */
  eigen: Eigen
}

/** Below this smallest eigenvalue drivers say the same and their parts cannot be told apart. */
const singularBelow = 1e-9

/**
 * Johnson's relative weights (Johnson, J. W., 2000, Multivariate Behavioral Research 35, 1–19): drivers Z are turned into the nearest
 * uncorrelated ones by Λ = R^½; with β = Λ⁻¹ r the weight of driver j is Σₖ λⱼₖ² βₖ².
 * `correlations` are those between the drivers, `outcome` those of each with the outcome. Null where drivers say the same
 * (singular) or something is no number.
 */
export function relativeWeights(
  correlations: Square,
  outcome: Float64Array,
  start?: Square,
): RelativeWeights | null {
  const { size } = correlations
  if (size === 0 || !allFinite(correlations.cells) || !allFinite(outcome)) return null
  const eigen = eigenOf(correlations, start)
  const { values, vectors } = eigen
  if (values.some((value) => value < singularBelow)) return null
  const lambda = multiplied(scaledColumns(vectors, values, Math.sqrt), transposed(vectors))
  const betas = betasOf(eigen, outcome)
  const weights = new Float64Array(size)
  let r2 = 0
  for (let j = 0; j < size; j += 1) {
    for (let k = 0; k < size; k += 1) weights[j]! += lambda.cells[j * size + k]! ** 2 * betas[k]! ** 2
    r2 += weights[j]!
  }
  return { r2, weights, betas, eigen }
}

const allFinite = (values: Float64Array): boolean => values.every((value) => Number.isFinite(value))

/** β = Λ⁻¹ r = V L^−½ Vᵀ r. */
function betasOf({ values, vectors: { size, cells } }: Eigen, outcome: Float64Array): Float64Array {
  const betas = new Float64Array(size)
  for (let k = 0; k < size; k += 1) {
    let along = 0
    for (let j = 0; j < size; j += 1) along += cells[j * size + k]! * outcome[j]!
    along /= Math.sqrt(values[k]!)
    for (let j = 0; j < size; j += 1) betas[j]! += cells[j * size + k]! * along
  }
  return betas
}

/**
 * The relative weight that one more variable would get which has nothing to do with drivers and outcome but by chance, in `n` rows
 * drawn again from `n` rows. `normal` gives standard normal numbers. Its correlations with all of them are then normal with
 * covariance R · 2 ÷ n (one n-th for the rows, one for drawing them again); what it takes from the others through them is the
 * first-order change of R^½ and R^−½, exact up to terms of 1 ÷ n².
 */
export function chanceWeight(
  { r2, eigen, betas }: RelativeWeights,
  outcome: Float64Array,
  n: number,
  normal: () => number,
): number {
  const { size, cells } = eigen.vectors
  const noise = Math.sqrt(2 / n)
  const lambda = new Float64Array(size)
  // β of the chance variable: what it shares with the unexplained part of the outcome, and through the drivers with the rest.
  let beta = Math.sqrt(Math.max(0, 1 - r2)) * noise * normal()
  for (let k = 0; k < size; k += 1) {
    const root = Math.sqrt(eigen.values[k]!)
    const along = noise * normal()
    let withOutcome = 0
    for (let j = 0; j < size; j += 1) withOutcome += cells[j * size + k]! * outcome[j]!
    const turned = (root * along) / (root + 1)
    beta += (withOutcome / root) * (along - turned)
    for (let j = 0; j < size; j += 1) lambda[j]! += cells[j * size + k]! * turned
  }
  return lambda.reduce((sum, value, at) => sum + (value * betas[at]!) ** 2, beta * beta)
}

function scaledColumns({ size, cells }: Square, values: Float64Array, by: (value: number) => number): Square {
  const scaled = cells.slice()
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) scaled[i * size + j]! *= by(values[j]!)
  }
  return { size, cells: scaled }
}
