extension Problem {
    /// The same problem with one part of the training rows, counted from 0; the test rows stay whole, so that
    /// what is forgotten of other parts shows. `nil` where there is no such part.
    public func part(_ index: Int) -> Problem? {
        guard phases.indices.contains(index), !phases[index].trainRows.isEmpty else { return nil }
        return Problem(
            name: name, summary: summary, kind: kind, inputNames: inputNames, geometry: geometry,
            train: train.selecting(Array(phases[index].trainRows)), test: test, beyond: beyond, domain: domain,
            widerDomain: widerDomain, inputScaling: inputScaling, targetScaling: targetScaling, target: target,
            phases: phases, freshRows: nil, testIsTrain: false, isSeries: isSeries,
            inputPicture: inputPicture)
    }
}
