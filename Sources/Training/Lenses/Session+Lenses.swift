import Catalogue
import Experiments

extension Session {
    /// Has a lens measured at every report from now on, beginning with the newest.
    public func watch(_ lens: Lens?) { watch(lens.map { [$0] } ?? []) }

    /// Has lenses measured at every report from now on, beginning with the newest.
    public func watch(_ wanted: Set<Lens>) {
        lenses.formUnion(wanted)
        lastReport = measured(lastReport)
    }

    /// A report of the network as it stands with what the lenses measure that somebody asked for.
    func measured(_ report: Report) -> Report {
        let wanted = lenses.union(experiment.lenses)
        guard !wanted.isEmpty else { return report }
        var report = report
        for reading in observatory.readings(of: snapshot(), problem, wanted).values {
            report.measures.merge(reading.numbers) { $1 }
        }
        return report
    }

    /// What the lens of a layer's unit finds now, with its title; `nil` where there is no such unit, or it offers none.
    public func reading(ofUnit unit: Int, inLayer layer: Int) -> (title: String, reading: LensReading)? {
        var request = ObservationRequest()
        request.parts = [.layers, .unit, .lens]
        request.focus = ObservationRequest.Focus(layer: layer, unit: unit)
        return observatory.observation(of: snapshot(), problem, request).focus?.lens
    }

    /// What lenses that are watched show now.
    public var readings: [Lens: LensReading] { observatory.readings(of: snapshot(), problem, lenses) }
}

extension Experiment {
    /// Lenses that goals of the run or of its lesson are about.
    public var lenses: Set<Lens> { Set([goal?.metric, lesson?.goal.metric].compactMap { $0?.lens }) }
}
