import Catalogue
import ExpressionGraph

/// Carries weights and optimizer state of layers that stay from one run to another.
struct WeightTransfer {
    /// New layers and the old layers they come from.
    let layers: [Int: Int]

    /// Tensors of equal shape are copied whole; of a layer that was widened or narrowed, what both have.
    func transfer(from old: any TrainingRun, to new: any TrainingRun) {
        let known = Dictionary(old.graph.state.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var kept: Set<String> = []
        for variable in new.graph.state {
            // What a learning rule keeps belongs to no layer.
            if variable.name.hasPrefix(RuleContext.prefix), let own = known[variable.name], own.shape == variable.shape
            {
                new.setValues(old.values(of: own), of: variable)
                kept.insert(variable.name)
                continue
            }
            guard let dot = variable.name.firstIndex(of: "."), let layer = Int(variable.name[..<dot]),
                let source = layers[layer], let from = known["\(source)" + variable.name[dot...]],
                from.shape.rank == variable.shape.rank
            else { continue }
            kept.insert(variable.name)
            let values = old.values(of: from)
            if from.shape == variable.shape {
                new.setValues(values, of: variable)
            } else {
                var merged = new.values(of: variable)
                copyCommon(values, from.shape, into: &merged, variable.shape)
                new.setValues(merged, of: variable)
            }
        }
        // State of another optimizer begins from the weights that are there now.
        new.deriveStarts(except: kept)
    }

    private func copyCommon(_ source: [Double], _ from: Shape, into target: inout [Double], _ to: Shape) {
        let common = zip(from.dimensions, to.dimensions).map { min($0, $1) }
        let count = common.reduce(1, *)
        for position in 0..<count {
            var (rest, fromOffset, toOffset) = (position, 0, 0)
            for axis in common.indices.reversed() {
                let index = rest % common[axis]
                rest /= common[axis]
                fromOffset += index * from.strides[axis]
                toOffset += index * to.strides[axis]
            }
            target[toOffset] = source[fromOffset]
        }
    }
}
