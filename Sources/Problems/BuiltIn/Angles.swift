import Foundation

// Inside an extension of a type with members called `circle` or `sine` the short names read better than
// qualified ones, and only one file of the generators needs Foundation.

func sine(_ angle: Double) -> Double { sin(angle) }
func cosine(_ angle: Double) -> Double { cos(angle) }
