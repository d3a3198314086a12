/// 1 in one of a number of places, 0 elsewhere: a symbol as inputs.
func oneHot(_ symbol: Int, of count: Int) -> [Double] { (0..<count).map { $0 == symbol ? 1 : 0 } }
