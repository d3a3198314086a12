/// A tensor of the reference files: row-major data.
struct Tensor: Decodable {
    let shape: [Int]
    let data: [Double]
}
