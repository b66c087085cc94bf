/** What the benchmark uses of clipper-lib, which comes without types. */
declare module 'clipper-lib' {
  type Path = { X: number; Y: number }[]
  interface Clipper {
    AddPath(path: Path, type: number, closed: boolean): boolean
    Execute(operation: number, solution: Path[], subjectFill: number, clipFill: number): boolean
  }
  const clipperLib: {
    Clipper: { new (): Clipper; Area(path: Path): number }
    Paths: new () => Path[]
    ClipType: { ctIntersection: number }
    PolyFillType: { pftEvenOdd: number }
    PolyType: { ptSubject: number; ptClip: number }
  }
  export default clipperLib
}
