extension Problem {
    /// The slopes of the clean target at a table's rows, row by row [outputs·inputs], each output's slopes along
    /// all inputs together; in scaled units. `nil` where the function behind the data is not known, or has no
    /// finite slope at a row.
    ///
    /// Of a picture they are differences of neighbouring pixels, ∂f/∂x ≈ (f(x + h) − f(x − h)) / 2h, at borders to
    /// one side. Of formulas the same with a small h.
    public func slopes(of table: Table) -> [Double]? {
        guard case .regression = kind else { return nil }
        let slopes: [Double]?
        if case .picture(let width, let height, let channels) = geometry {
            slopes = pictureSlopes(table, PictureSize(width: width, height: height, channels: channels))
        } else {
            slopes = targetSlopes(table)
        }
        return slopes.flatMap { $0.allSatisfy(\.isFinite) ? $0 : nil }
    }

    private func targetSlopes(_ table: Table) -> [Double]? {
        guard let target, outputCount == 1 else { return nil }
        let columns = table.inputColumns
        var result = [Double](repeating: 0, count: table.rows * columns)
        for column in 0..<columns {
            // The cube root of a double's spacing balances what is cut off against what is rounded.
            let h = 1e-5 * domain[column].width / inputScaling.deviations[column]
            func values(_ shift: Double) -> [Double] {
                var moved = table.inputs
                for row in 0..<table.rows { moved[row * columns + column] += shift }
                return targetScaling.scaled(target.values(rows: inputScaling.unscaled(moved), columns: columns))
            }
            for (row, pair) in zip(values(h), values(-h)).enumerated() {
                result[row * columns + column] = (pair.0 - pair.1) / (2 * h)
            }
        }
        return result
    }

    private func pictureSlopes(_ table: Table, _ size: PictureSize) -> [Double]? {
        guard let pixels else { return nil }
        func value(_ column: Int, _ line: Int, _ channel: Int) -> Double {
            pixels[(line * size.width + column) * size.channels + channel]
        }
        var result: [Double] = []
        result.reserveCapacity(table.rows * size.channels * 2)
        for row in 0..<table.rows {
            let (column, line) = Self.pixel(table, row, size)
            let (left, right) = (max(column - 1, 0), min(column + 1, size.width - 1))
            let (above, below) = (max(line - 1, 0), min(line + 1, size.height - 1))
            // Coordinates go from −1 to 1, y up while lines go down.
            let across = 2 * Double(right - left) / Double(size.width - 1)
            let upwards = 2 * Double(below - above) / Double(size.height - 1)
            for channel in 0..<size.channels {
                result.append((value(right, line, channel) - value(left, line, channel)) / across)
                result.append((value(column, above, channel) - value(column, below, channel)) / upwards)
            }
        }
        return result
    }

    /// A picture's pixels from the upper left, as a network gives them; `nil` where there is no picture. NaN where no row
    /// tells one.
    public var pixels: [Double]? {
        guard case .picture(let width, let height, let channels) = geometry else { return nil }
        let size = PictureSize(width: width, height: height, channels: channels)
        var pixels = [Double](repeating: .nan, count: width * height * channels)
        for source in testIsTrain ? [train] : [train, test] {
            for row in 0..<source.rows {
                let (column, line) = Self.pixel(source, row, size)
                for (channel, value) in source.target(row).enumerated() {
                    pixels[(line * width + column) * channels + channel] = value
                }
            }
        }
        return pixels
    }

    /// The column and line of a row's place.
    private static func pixel(_ table: Table, _ row: Int, _ size: PictureSize) -> (column: Int, line: Int) {
        let place = Array(table.input(row))
        let column = ((place[0] + 1) / 2 * Double(size.width - 1)).rounded()
        let line = ((1 - place[1]) / 2 * Double(size.height - 1)).rounded()
        return (
            Int(max(0, min(column, Double(size.width - 1)))), Int(max(0, min(line, Double(size.height - 1))))
        )
    }
}
