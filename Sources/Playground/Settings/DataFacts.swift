import Problems

/// What can be set of a source of data, and its defaults.
struct DataFacts {
    var name: String
    var noise: SettingRange<Double>?
    var points: SettingRange<Int>?
    var size: SettingRange<Int>?
    var trainShare: Double

    init(_ origin: ProblemSource.Origin) {
        switch origin {
        case .builtIn(let name):
            let entry = BuiltInProblem.named(name)
            self.name = name
            (noise, points, size) = (entry?.noise, entry?.points, entry?.size)
            trainShare = entry?.trainShare ?? 0.5
        case .csv(let source):
            name = source.path
            trainShare = CSVSource.trainShare
        case .formula(let source):
            name = source.text
            (noise, points) = (FormulaSource.noise, FormulaSource.points)
            trainShare = FormulaSource.trainShare
        case .picture(let source):
            name =
                switch source.file {
                case .camera64, .camera128: "camera"
                case .path(let path): path
                }
            noise = PictureSource.noise
            trainShare = 1
        case .arithmetic(let task):
            name = "\(task.operation.rawValue) of \(task.inputs) inputs"
            points = ArithmeticTask.points
            trainShare = ArithmeticTask.trainShare
        case .sequence(let source):
            name = source.names.joined(separator: ", then ")
            (noise, points) = (SequenceSource.noise, SequenceSource.points)
            trainShare = SequenceSource.trainShare
        }
    }
}
