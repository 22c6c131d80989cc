/// What came of `body`, or nothing when the time was up.
///
/// `body` is cancelled then, and not waited for: a group of tasks would wait for whoever does not
/// notice that it was cancelled.
public func endOf<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value, within limit: Duration
) async throws -> Value? {
    let (ends, continuation) = AsyncThrowingStream.makeStream(of: Value?.self)
    let work = Task {
        do { continuation.yield(try await body()) } catch { continuation.finish(throwing: error) }
    }
    let alarm = Task {
        try await Task.sleep(for: limit)
        continuation.yield(nil)
    }
    defer {
        work.cancel()
        alarm.cancel()
    }
    for try await end in ends { return end }
    throw CancellationError()
}
