/// How many of the mistakes a check names.
struct Named {
    /// Nine in ten: a doubt is honest, but a check that never names one helps nobody.
    static let wanted = 0.9

    let count: Int
    let all: Int

    init(_ count: Int, of all: Int) {
        self.count = count
        self.all = all
    }

    var proof: Proof {
        let isEnough = Double(count) >= Named.wanted * Double(all)
        return Proof(
            .run, nil, "a check names nine in ten mistakes, and no wrong one",
            failure: isEnough ? nil : "It names \(count) of \(all). `Shows:` tells two apart.")
    }
}
