"""The second lock for sites that use MkDocs's `hooks:` instead of the plugin: copy this file and name it in mkdocs.yml.

hooks:
  - hooks/mkdocs_hook.py
"""

from mkdocs.plugins import event_priority

from pipeline.site.lock import Lock

_lock = Lock()

# Last, so that no plugin can point MkDocs elsewhere afterwards; then first, before anything reads the files.
on_config = event_priority(-100)(lambda config, **_: _lock.on_config(config))
on_files = event_priority(100)(lambda files, config, **_: _lock.on_files(files, config))
on_page_markdown = event_priority(100)(lambda markdown, **_: _lock.on_page_markdown(markdown))
on_page_content = event_priority(-100)(lambda html, **_: _lock.on_page_content(html))
on_post_page = event_priority(-100)(lambda output, **_: _lock.on_post_page(output))
