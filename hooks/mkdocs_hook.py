"""The second lock for sites that use MkDocs's `hooks:` instead of the plugin: copy this file and name it in mkdocs.yml.

hooks:
  - hooks/mkdocs_hook.py
"""

from mkdocs.plugins import CombinedEvent, event_priority

from pipeline.site.lock import Lock

_lock = Lock()

# Last, so that no plugin can point MkDocs elsewhere afterwards; then first, before anything reads the files, and again
# before the blog plugin makes posts of them. Pages are changed once they are rendered.
on_config = event_priority(-100)(lambda config, **_: _lock.on_config(config))
on_files = CombinedEvent(
    event_priority(100)(lambda files, /, config, **_: _lock.on_files(files, config)),
    event_priority(-49)(lambda files, /, config, **_: _lock.on_files(files, config)),
)
on_env = event_priority(-100)(lambda env, files, **_: _lock.on_env(files))
on_page_content = CombinedEvent(
    event_priority(100)(lambda html, /, page, **_: _lock.pages.read(page)),
    event_priority(-100)(lambda html, /, page, **_: _lock.pages.rendered(html, page)),
)
on_post_page = event_priority(-100)(lambda output, **_: _lock.pages.whole(output))
on_post_build = event_priority(-100)(lambda config, **_: _lock.on_post_build(config))
