extension BuiltInProblem {
    /// Round clouds of several classes.
    ///
    /// centres ~ U(-8, 8)^2, at least two apart where there is room; normal around them, deviation 1
    static let blobs = BuiltInProblem(
        name: "blobs", summary: "Round clouds, one for each class", source: "after scikit-learn make_blobs",
        task: .classes, geometry: .plane, points: SettingRange(1000, in: 40...100_000, "points"),
        noise: SettingRange(1, in: 0...4, "deviation of a cloud"),
        size: SettingRange(3, in: 3...20, "classes")
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "blobs")
        var centers: [(x: Double, y: Double)] = []
        for _ in 0..<settings.size {
            var center = (x: 0.0, y: 0.0)
            // A few tries, then any place: crowded boards must still come to an end.
            for _ in 0..<50 {
                center = (random.uniform(-8, 8), random.uniform(-8, 8))
                let isFree = centers.allSatisfy {
                    ($0.x - center.x) * ($0.x - center.x) + ($0.y - center.y) * ($0.y - center.y) >= 4
                }
                if isFree { break }
            }
            centers.append(center)
        }
        var points: [(x: Double, y: Double)] = []
        for i in 0..<settings.points {
            let center = centers[i % settings.size]
            let x = center.x + settings.noise * random.normal()
            points.append((x, center.y + settings.noise * random.normal()))
        }
        return try .plane(
            ("blobs", "Round clouds, one for each class"),
            kind: .classes(names: (1...settings.size).map { "cloud \($0)" }), points: points,
            targets: points.indices.map { Double($0 % settings.size) },
            domain: [Interval(-12, 12), Interval(-12, 12)], formula: nil)
    }
}
