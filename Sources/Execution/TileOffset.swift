import Kernels

/// A place in the memory of a tile, while that has no place in the arena itself.
///
/// A run of kernels is built before it is known how much memory a tile takes, so its instructions name such places as spans
/// too: behind `base`, where no arena reaches (8 TB of single numbers). `RowPart` puts the arena's places in.
struct TileOffset {
    /// Elements behind the beginning of the tile's memory.
    let offset: Int

    private static let base = 1 << 40

    init(_ offset: Int) { self.offset = offset }

    /// The place that a span names; `nil` for a span of the arena.
    init?(_ span: Span) {
        guard span.offset >= Self.base else { return nil }
        offset = span.offset - Self.base
    }

    /// The place as a span. `count` are the elements of the whole tensor, of which only a tile's rows will be there.
    func span(count: Int) -> Span { Span(offset: Self.base + offset, count: count) }
}
