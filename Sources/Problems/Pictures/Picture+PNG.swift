import CPng

extension Picture {
    /// Decodes a PNG file to 8-bit grey or RGB; transparency over black.
    static func png(_ bytes: [UInt8], name: String) throws(ProblemError) -> Picture {
        var image = png_image()
        // The image keeps the bytes' address between the two calls, so both happen in one scope.
        let result: Result<Picture, ProblemError> = bytes.withUnsafeBytes { source in
            guard soma_png_begin(&image, source.baseAddress, source.count) != 0 else {
                return .failure(.damagedPicture(name, reason: message(image)))
            }
            let width = Int(image.width)
            let height = Int(image.height)
            do throws(ProblemError) { try check(width: width, height: height, name: name) } catch {
                png_image_free(&image)
                return .failure(error)
            }
            let channels = soma_png_has_color(&image) != 0 ? 3 : 1
            // At most 4096 * 4096 * 3 bytes.
            var pixels = [UInt8](repeating: 0, count: width * height * channels)
            // Frees what the image holds, whatever happens.
            guard soma_png_finish(&image, channels == 3 ? 1 : 0, &pixels) != 0 else {
                return .failure(.damagedPicture(name, reason: message(image)))
            }
            return .success(
                Picture(
                    size: PictureSize(width: width, height: height, channels: channels),
                    values: pixels.map { Double($0) / 255 }))
        }
        return try result.get()
    }

    /// libpng's own words, up to the zero byte that ends them.
    private static func message(_ image: png_image) -> String {
        withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
