"""One repetition for each line that comes in, as Charter's own harness does it."""
import importlib.metadata, json, sys, time


def serve(count, run, is_right, *distributions):
    """Times `run()` over `count` units; `is_right` judges what it returns."""
    passes = 1
    result = run()
    while True:
        start = time.perf_counter_ns()
        for _ in range(passes):
            result = run()
        if time.perf_counter_ns() - start >= 1e8:
            break
        passes *= 2
    names = [f"{name} {importlib.metadata.version(name)}" for name in distributions]
    print("ready", " ".join(names), flush=True)
    for _ in sys.stdin:
        start = time.perf_counter_ns()
        for _ in range(passes):
            result = run()
        print((time.perf_counter_ns() - start) / passes / count, flush=True)
    print(json.dumps({"right": bool(is_right(result))}), flush=True)


def choose(engines):
    """Prepares and serves the engine that the command line names; says so where it is not installed."""
    name, *arguments = sys.argv[1:]
    try:
        engines[name](*arguments)
    except ImportError as error:
        print(f"missing {error}", flush=True)
