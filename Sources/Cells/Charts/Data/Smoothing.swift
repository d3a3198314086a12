/// Exponential smoothing without the bias of its beginning:
///
///     a_n = w a_(n-1) + (1 - w) y_n,  a_0 = 0
///     out_n = a_n / (1 - w^n)
///
/// Values that are not finite pass through and are not counted. Source: TensorBoard, scalar charts
/// ("smoothing"); the correction as in Kingma and Ba 2014, arXiv:1412.6980.
///
/// - Parameter weight: 0 leaves the values alone; TensorBoard begins with 0.6; held below 1.
public func smoothed(_ values: [Double], weight: Double) -> [Double] {
    guard weight > 0 else { return values }
    let weight = min(weight, 0.9999)
    guard let first = values.first(where: \.isFinite) else { return values }
    // A constant stays exactly what it is.
    if values.allSatisfy({ $0 == first || !$0.isFinite }) { return values }
    var average = 0.0
    var remaining = 1.0
    return values.map { value in
        guard value.isFinite else { return value }
        average = average * weight + (1 - weight) * value
        remaining *= weight
        return average / (1 - remaining)
    }
}
