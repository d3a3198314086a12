import ExpressionGraph

extension Windows {
    /// What all windows see, side by side: [channels·size, count·B] of rows [B, I], by channel and place of the window,
    /// and by window and row. 0 where a window reaches into the padding.
    ///
    /// The rows stand last, so that a patch is gathered in whole stretches of memory and one product serves all windows.
    func patches(of x: Expr, channels: Range<Int>? = nil) -> Expr {
        let (rows, inputs) = (x.shape[0], x.shape[1])
        let channels = channels ?? 0..<lattice.channels
        var indices: [Double] = []
        indices.reserveCapacity(channels.count * size * count)
        var reachesOut = false
        for channel in channels {
            for offset in 0..<size {
                for window in 0..<count {
                    let place = place(offset, of: window)
                    reachesOut = reachesOut || place == nil
                    indices.append(Double(place.map { channel * lattice.places + $0 } ?? inputs))
                }
            }
        }
        let columns = reachesOut ? x.transposed.padded(axis: 0, start: 0, extent: inputs + 1) : x.transposed
        return columns.gathered(.table(indices, [indices.count]))
            .reshaped([channels.count * size, count * rows])
    }

    /// Channels at every window, [C, count·B], as rows again: [B, C·count].
    func rows(_ y: Expr) -> Expr {
        let rows = y.shape[1] / count
        return y.reshaped([y.shape[0] * count, rows]).transposed
    }
}
