/// A picture to learn as a function: place in, colour out.
///
/// Inputs x and y from -1 to 1, x to the right and y up, corner pixels on the corners; outputs from -1 to 1.
/// Source: V. Sitzmann et al., "Implicit Neural Representations with Periodic Activation Functions", 2020,
/// arXiv:2006.09661
public struct PictureSource: Hashable, Sendable {
    /// The picture.
    public var file: File
    /// The picture is made smaller until its longer side has this many pixels; it is never made larger.
    public var longestSide: Int
    /// Colours are turned to grey.
    public var isGrey: Bool

    /// Pictures that come with the program, and those that do not.
    public enum File: Hashable, Sendable {
        case camera64, camera128
        /// A PNG, PGM or PPM file.
        case path(String)
    }

    public init(file: File, longestSide: Int = 256, isGrey: Bool = false) {
        self.file = file
        self.longestSide = longestSide
        self.isGrey = isGrey
    }

    /// Drawn once for each pixel and channel.
    public static let noise = SettingRange(0.0, in: 0...2, "deviation of the colours, which go from -1 to 1")

    func problem(_ given: ProblemSettings) throws(ProblemError) -> Problem {
        // All pixels are trained on and tested, as a picture is fitted, unless a share is asked for.
        let settings = try ResolvedSettings(
            given, source: "picture", points: nil, noise: Self.noise, trainShare: 1, scaling: .none)
        guard (2...1024).contains(longestSide) else {
            throw .setting(
                .longestSide, source: "picture", found: Double(longestSide), lowest: 2, highest: 1024)
        }
        let path: String
        let name: String
        switch file {
        case .camera64: (path, name) = (try ShippedData.path("camera64.png"), "camera64")
        case .camera128: (path, name) = (try ShippedData.path("camera128.png"), "camera128")
        case .path(let given): (path, name) = (given, given)
        }
        var picture = try Picture.read(path).reduced(toLongestSide: longestSide)
        if isGrey { picture = picture.grey }
        return try draft(picture, name, settings).problem(settings)
    }

    private func draft(_ picture: Picture, _ name: String, _ settings: ResolvedSettings) -> Draft {
        let size = picture.size
        let xs = Interval(-1, 1).evenlySpaced(size.width)
        let ys = Interval(1, -1).evenlySpaced(size.height)
        var noise = RandomNumbers(seed: settings.seed, stream: "noise")
        let targets = picture.values.map { value in
            settings.noise > 0 ? 2 * value - 1 + settings.noise * noise.normal() : 2 * value - 1
        }
        return Draft(
            name: name,
            summary: "A picture of \(size.width) by \(size.height) pixels as a function of the place",
            kind: .regression(outputNames: size.channels == 1 ? ["grey"] : ["red", "green", "blue"]),
            inputNames: ["x", "y"],
            geometry: .picture(width: size.width, height: size.height, channels: size.channels),
            rows: Table(
                inputs: ys.flatMap { y in xs.flatMap { x in [x, y] } }, targets: targets, inputColumns: 2,
                targetColumns: size.channels),
            domain: [Interval(-1, 1), Interval(-1, 1)])
    }
}
