import Experiments

extension Experiment {
    /// Takes over what someone changed in another description of the same run, and leaves alone what differs
    /// there for other reasons: the settings of a phase, the traces of surgery.
    mutating func carry(from old: Experiment, to new: Experiment) {
        func carry<Value: Equatable>(_ path: WritableKeyPath<Experiment, Value>) {
            if old[keyPath: path] != new[keyPath: path] { self[keyPath: path] = new[keyPath: path] }
        }
        carry(\.title)
        carry(\.note)
        carry(\.data)
        carry(\.layers)
        carry(\.output)
        carry(\.objective)
        carry(\.loss)
        carry(\.optimizer)
        carry(\.rate)
        carry(\.schedule)
        carry(\.clipping)
        carry(\.batch)
        carry(\.shuffles)
        carry(\.l1)
        carry(\.l2)
        carry(\.initialization)
        carry(\.rateFactors)
        carry(\.precision)
        carry(\.steps)
        carry(\.seed)
        carry(\.goal)
        carry(\.phases)
    }
}
