// Why: Who is the probe is decided before anything waits, since an actor lets others in while
// it does. An answer counts only if the circuit has not opened since its request was sent, so
// the one that counts when half-open is the probe's.

public import StaffHTTP

/// Stops asking a service that fails, and finds out when it is well again.
///
/// Closed, every request goes on. Open, none does, and each fails at once. Half-open, one request
/// goes on as a probe, and decides.
public actor CircuitBreaker<Time: Clock<Duration>>: ServiceCalls {
    private enum State {
        case closed(failures: Int)
        case open(until: Time.Instant)
        case halfOpen
    }

    private enum Outcome {
        case success, failure
        /// As when whoever asked gave it up: nothing is known of the service.
        case unknown
    }

    private let service: String
    private let next: any ServiceCalls
    private let failures: Int
    private let pause: Duration
    private let clock: Time
    private var state = State.closed(failures: 0)
    /// How many times the circuit has opened.
    private var period = 0

    /// - Parameters:
    ///   - service: its name, as in `salary`.
    ///   - failures: how many in a row open the circuit.
    ///   - pause: how long it stays open.
    public init(
        _ service: String, _ next: any ServiceCalls, opensAfter failures: Int = 5,
        for pause: Duration = .seconds(2), clock: Time = ContinuousClock()
    ) {
        self.service = service
        self.next = next
        self.failures = failures
        self.pause = pause
        self.clock = clock
    }

    public func send(
        _ request: ServiceRequest, within limit: Duration
    ) async throws -> ServiceAnswer {
        let period = try admit()
        do {
            let answer = try await next.send(request, within: limit)
            note(Self.outcome(of: answer.status), in: period)
            return answer
        } catch {
            note(error is ServiceFailure ? .failure : .unknown, in: period)
            throw error
        }
    }

    private static func outcome(of status: Int) -> Outcome {
        switch status {
        // Not implemented: the service is there, and this can't be asked of it.
        case 501: .unknown
        case 500...: .failure
        default: .success
        }
    }

    /// Lets a request go on, or refuses it. Whether it is the probe is decided before anything
    /// waits, since other requests come in while this one does.
    ///
    /// - Returns: the period in which it is sent.
    private func admit() throws -> Int {
        switch state {
        case .closed: return period
        case .open(let end) where clock.now >= end:
            state = .halfOpen
            return period
        case .open(let end):
            let rest = clock.now.duration(to: end)
            throw ServiceFailure(service, .circuitOpen(retryAfter: rest))
        case .halfOpen: throw ServiceFailure(service, .circuitOpen(retryAfter: pause))
        }
    }

    private func note(_ outcome: Outcome, in period: Int) {
        // What was sent before the circuit opened says nothing about now.
        guard period == self.period else { return }
        switch (state, outcome) {
        case (.halfOpen, .success): state = .closed(failures: 0)
        case (.halfOpen, .failure): open(for: pause)
        // The next request is the probe.
        case (.halfOpen, .unknown): open(for: .zero)
        case (.closed, .success): state = .closed(failures: 0)
        case (.closed(let count), .failure) where count + 1 < failures:
            state = .closed(failures: count + 1)
        case (.closed, .failure): open(for: pause)
        default: break
        }
    }

    private func open(for pause: Duration) {
        state = .open(until: clock.now.advanced(by: pause))
        period += 1
    }
}
